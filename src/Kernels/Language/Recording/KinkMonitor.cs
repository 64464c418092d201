namespace Kernels.Language;

/// <summary>
/// How near an execution came to points where an operation has no derivative, and which side of each of them it took.
/// </summary>
internal sealed class KinkMonitor
{
    /// <summary>
    /// Smallest distance of an argument to a kink. Arguments that lie exactly on one are left out: at random points
    /// that only happens to values that do not move (the Relu of a Relu), and <see cref="Branches"/> would show if they
    /// did.
    /// </summary>
    public double Distance { get; private set; } = double.PositiveInfinity;

    /// <summary>
    /// A hash over the sides taken, in order of execution. Equal at two points means that no kink lies between them.
    /// </summary>
    public ulong Branches { get; private set; } = 14695981039346656037;

    /// <summary>Takes in one unit of an operation that has kinks.</summary>
    /// <param name="margin">Signed distance to the kink.</param>
    /// <param name="isTracked">Whether the value can move at all.</param>
    public void Observe(double margin, bool isTracked)
    {
        var side = margin > 0 ? 1UL : margin < 0 ? 2UL : 3UL;
        Branches = (Branches ^ side) * 1099511628211;
        if (isTracked && margin != 0)
            Distance = Math.Min(Distance, Math.Abs(margin));
    }
}
