using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>Whether two layers compute the same: relative L2 difference of every result.</summary>
internal static class Agreement
{
    // Sums of thousands of terms in float, in another order, through hundreds of steps: measured 1e-7 to 6.4e-6. A wrong
    // gate order or a missing bias is off by more than 1e-2.
    private const double Bound = 1e-5;

    /// <summary>The largest difference found.</summary>
    public readonly record struct Difference(string Tensor, double Value)
    {
        public bool IsAgreement => Value <= Bound;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Tensor} differs by {Value:0.0e+0}");
    }

    /// <summary>Compares everything that the peer computed with ours.</summary>
    public static Difference Compare(Results ours, Results theirs) =>
        theirs.Tensors.Select(tensor => new Difference(tensor.Name, Between(ours.Find(tensor.Name), tensor.Values)))
            .MaxBy(difference => double.IsNaN(difference.Value) ? double.PositiveInfinity : difference.Value);

    private static double Between(float[]? ours, float[] theirs)
    {
        if (ours is null || ours.Length != theirs.Length)
            return double.PositiveInfinity;
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < ours.Length; i++)
        {
            var d = (double)ours[i] - theirs[i];
            difference += d * d;
            size += (double)theirs[i] * theirs[i];
        }

        return Math.Sqrt(difference / size);
    }
}
