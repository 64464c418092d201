namespace Kernels.Language;

/// <summary>
/// Functions of one number that <see cref="Math"/> does not have, or has without the accuracy near 0 that an oracle
/// needs.
/// </summary>
internal static class RealFunctions
{
    private static readonly double GeluScale = Math.Sqrt(2 / Math.PI);

    /// <summary>1 / (1 + e^−x), without overflow on either side.</summary>
    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>
    /// log(1 + e^x) = max(x, 0) + log(1 + e^−|x|); the logarithm by Kahan's correction of the rounding of 1 + e.
    /// </summary>
    public static double Softplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var u = 1 + e;
        var tail = u == 1 ? e : Math.Log(u) * e / (u - 1);
        return Math.Max(x, 0) + tail;
    }

    /// <summary>e^x − 1, near 0 as 2·sinh(x/2)·e^(x/2).</summary>
    public static double ExpMinusOne(double x) =>
        Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : double.NaN;

    /// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), the tanh form of Hendrycks and Gimpel 2016.</summary>
    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(GeluScale * (x + (0.044715 * x * x * x))));

    /// <summary>Derivative of <see cref="Gelu"/>.</summary>
    public static double GeluSlope(double x)
    {
        var tanh = Math.Tanh(GeluScale * (x + (0.044715 * x * x * x)));
        return (0.5 * (1 + tanh)) + (0.5 * x * (1 - (tanh * tanh)) * GeluScale * (1 + (3 * 0.044715 * x * x)));
    }

    /// <summary>Distance of x^k to its singularity at 0; none for whole exponents from 0 up.</summary>
    public static double PowPole(double x, double exponent) =>
        exponent >= 0 && exponent == Math.Floor(exponent) ? double.PositiveInfinity : x / Operations.PoleScale;
}
