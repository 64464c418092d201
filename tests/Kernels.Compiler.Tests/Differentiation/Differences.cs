namespace Kernels.Compiler.Tests.Differentiation;

/// <summary>Five-point central differences: error of order h⁴ from the formula, and ε/h from rounding.</summary>
internal static class Differences
{
    // The two errors meet at about ε^(1/5); there they are near 1e-12 for functions of size 1.
    private const double Step = 1e-3;

    /// <summary>The derivative of <paramref name="function"/> by one number, which is put back.</summary>
    public static double By(ref double x, Func<double> function)
    {
        var (at, h) = (x, Step * Math.Max(Math.Abs(x), 0.1));
        double Shifted(ref double place, double offset)
        {
            place = at + offset;
            return function();
        }

        var derivative = (Shifted(ref x, -2 * h) - Shifted(ref x, 2 * h) + (8 * (Shifted(ref x, h) - Shifted(ref x, -h)))) / (12 * h);
        x = at;
        return derivative;
    }
}
