namespace Kernels.Tests.Numerics;

/// <summary>Distance of a float from a true value in units in the last place.</summary>
internal static class Ulp
{
    private const int LowestExponent = -149;

    /// <summary>
    /// |value − truth| in ulps of the truth; those of denormals are 2^-149. Infinity counts as 2^128, where the
    /// floats would go on. Infinite where one of the two is NaN and the other is not.
    /// </summary>
    public static double Distance(float value, double truth)
    {
        if (double.IsNaN(truth) || float.IsNaN(value))
            return double.IsNaN(truth) && float.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (truth == 0.0)
            return value == 0f ? 0 : double.PositiveInfinity;
        var end = Math.ScaleB(1.0, 128);
        var from = Math.Clamp((double)value, -end, end);
        var to = Math.Clamp(truth, -end, end);
        if (double.IsInfinity(truth) && float.IsFinite(value))
            return double.PositiveInfinity;
        var exponent = Math.Min(Math.Max(Math.ILogB(to) - 23, LowestExponent), 104);
        return Math.Abs(from - to) / Math.ScaleB(1.0, exponent);
    }

    /// <summary>The largest distance over a sweep and where it is.</summary>
    public static (double Error, float At) Largest(float[] x, float[] y, Func<double, double> truth)
    {
        var worst = (Error: 0.0, At: 0f);
        for (var i = 0; i < x.Length; i++)
        {
            var error = Distance(y[i], truth(x[i]));
            if (error > worst.Error)
                worst = (error, x[i]);
        }

        return worst;
    }
}
