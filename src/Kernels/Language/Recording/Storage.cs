namespace Kernels.Language;

/// <summary>
/// A run of numbers in a buffer, and the run at the same place in a buffer of gradients when they are trained.
/// </summary>
internal readonly struct Storage(double[] values, int offset, int length, double[]? gradients)
{
    /// <summary>A copy, not trained.</summary>
    public static Storage Of(ReadOnlySpan<double> values) => new(values.ToArray(), 0, values.Length, null);

    public int Length => length;

    public ReadOnlySpan<double> Values => new(values, offset, length);

    public bool HasGradient => gradients is not null;

    public Span<double> Gradient => new(gradients, offset, length);
}
