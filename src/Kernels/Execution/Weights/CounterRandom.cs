namespace Kernels.Execution;

/// <summary>A counter-based generator: number n of stream s is a function of seed, s and n alone, and the same on
/// every platform.</summary>
/// <remarks>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011). Only exact
/// arithmetic and correctly rounded operations (+ − × ÷ √) are used, so that bits do not depend on a C library.
/// </remarks>
internal struct CounterRandom(ulong seed, ulong stream)
{
    private ulong _counter;
    private double _spare = double.NaN;

    /// <summary>Sixty-four random bits at a place of the stream.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong counter)
    {
        (uint x0, uint x1, uint x2, uint x3) = ((uint)counter, (uint)(counter >> 32), (uint)stream,
            (uint)(stream >> 32));
        (uint k0, uint k1) = ((uint)seed, (uint)(seed >> 32));
        for (int round = 0; round < 10; round++)
        {
            ulong a = (ulong)x0 * 0xD2511F53;
            ulong b = (ulong)x2 * 0xCD9E8D57;
            (x0, x1, x2, x3) = ((uint)(b >> 32) ^ x1 ^ k0, (uint)b, (uint)(a >> 32) ^ x3 ^ k1, (uint)a);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return ((ulong)x1 << 32) | x0;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextUniform() => (Bits(seed, stream, _counter++) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by the polar method (Marsaglia and Bray 1964).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        while (true)
        {
            double u = (2 * NextUniform()) - 1;
            double v = (2 * NextUniform()) - 1;
            double s = (u * u) + (v * v);
            if (s is >= 1 or 0)
                continue;
            double factor = Math.Sqrt(-2 * Logarithm(s) / s);
            _spare = v * factor;
            return u * factor;
        }
    }

    /// <summary>Natural logarithm of a positive number, from the series of artanh.</summary>
    internal static double Logarithm(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        double z = (mantissa - 1) / (mantissa + 1);
        double square = z * z;
        double sum = 0;
        for (int k = 25; k >= 1; k -= 2)
            sum = (sum * square) + (1.0 / k);
        return (2 * z * sum) + (exponent * 0.6931471805599453);
    }
}
