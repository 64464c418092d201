namespace Kernels.Tests.Language;

/// <summary>
/// LSTM and minimal gated unit as loops over arrays, written from the papers and not from the language.
/// </summary>
internal static class PlainLoops
{
    /// <summary>
    /// One step in place. Weights lie as input, forget, output, candidate, each W [H, I], U [H, H], b [H].
    /// </summary>
    public static void Lstm(ReadOnlySpan<double> weights, double[] x, double[] h, double[] c)
    {
        var gate = (h.Length * x.Length) + (h.Length * h.Length) + h.Length;
        var i = Affine(weights[..gate], x, h);
        var f = Affine(weights[gate..(2 * gate)], x, h);
        var o = Affine(weights[(2 * gate)..(3 * gate)], x, h);
        var g = Affine(weights[(3 * gate)..], x, h);
        for (var unit = 0; unit < h.Length; unit++)
        {
            c[unit] = (Logistic(f[unit]) * c[unit]) + (Logistic(i[unit]) * Math.Tanh(g[unit]));
            h[unit] = Logistic(o[unit]) * Math.Tanh(c[unit]);
        }
    }

    /// <summary>One step in place. Weights lie as forget, candidate.</summary>
    public static void MinimalGatedUnit(ReadOnlySpan<double> weights, double[] x, double[] h)
    {
        var gate = weights.Length / 2;
        var f = Affine(weights[..gate], x, h).Select(Logistic).ToArray();
        var candidate = Affine(weights[gate..], x, [.. f.Zip(h, (left, right) => left * right)]);
        for (var unit = 0; unit < h.Length; unit++)
            h[unit] = ((1 - f[unit]) * h[unit]) + (f[unit] * Math.Tanh(candidate[unit]));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Affine(ReadOnlySpan<double> weights, double[] x, double[] h)
    {
        var units = h.Length;
        var result = new double[units];
        for (var row = 0; row < units; row++)
        {
            var sum = weights[(units * x.Length) + (units * units) + row];
            for (var column = 0; column < x.Length; column++)
                sum += weights[(row * x.Length) + column] * x[column];
            for (var column = 0; column < units; column++)
                sum += weights[(units * x.Length) + (row * units) + column] * h[column];
            result[row] = sum;
        }

        return result;
    }
}
