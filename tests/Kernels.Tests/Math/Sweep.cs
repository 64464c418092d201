namespace Kernels.Tests.Numerics;

/// <summary>Floats to test with.</summary>
internal static class Sweep
{
    private const uint Stride = 4099;

    /// <summary>Software vectors are a hundred times slower: a coarser sweep keeps the suite under a minute.</summary>
    private const uint CoarseStride = Stride * 17;

    /// <summary>Bit patterns a prime apart over all of 2^32: every sign and exponent, denormals and NaN.</summary>
    public static float[] AllMagnitudes(bool accelerated) =>
        Bits(0, uint.MaxValue, accelerated ? Stride : CoarseStride);

    /// <summary>An eighth of them.</summary>
    public static float[] SomeMagnitudes(bool accelerated) =>
        Bits(0, uint.MaxValue, accelerated ? Stride * 8 : CoarseStride);

    /// <summary>The magnitudes that cells work with, more densely, both signs.</summary>
    public static float[] WorkingRange(bool accelerated)
    {
        var stride = accelerated ? 257u : 257u * 61;
        var from = BitConverter.SingleToUInt32Bits(1f / 64f);
        var to = BitConverter.SingleToUInt32Bits(128f);
        return [.. Bits(from, to, stride), .. Bits(from | 0x80000000, to | 0x80000000, stride)];
    }

    /// <summary>Whole vectors of patterns from one to another.</summary>
    private static float[] Bits(uint from, uint to, uint stride)
    {
        var values = new float[((to - from) / stride) & ~15u];
        for (var i = 0u; i < values.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle(from + (i * stride));
        return values;
    }
}
