using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Execution.Compressed;

/// <summary>Rounds rows of floats to whole numbers of −127 to 127 times one scale.</summary>
/// <remarks>
/// value ≈ scale · number, scale = largest magnitude / 127, rounded to nearest even. A row that holds NaN or ∞ gets the
/// scale NaN, so that it spoils every result it enters; a row without an element of <see cref="Least"/> is zero.
/// Every form gives the same numbers.
/// </remarks>
internal static unsafe class Int8Rounding
{
    /// <summary>Below this the reciprocal of the scale leaves the range of float.</summary>
    public const float Least = 1.1754944e-36f;

    private const float Most = 127;

    /// <summary>The plain form.</summary>
    /// <returns>The scale.</returns>
    public static float Row(ReadOnlySpan<float> values, Span<sbyte> rounded)
    {
        rounded.Clear();
        float largest = Largest(values);
        if (!float.IsFinite(largest) || largest < Least)
            return float.IsFinite(largest) ? 0 : float.NaN;
        float factor = Most / largest;
        for (int i = 0; i < values.Length; i++)
            rounded[i] = (sbyte)MathF.Round(values[i] * factor, MidpointRounding.ToEven);
        return largest / Most;
    }

    /// <summary>A row as words of bytes + 128, or of signed 16-bit numbers; what fills the last word is zero.</summary>
    /// <param name="values">The row.</param>
    /// <param name="count">Its elements.</param>
    /// <param name="words">Receives the words.</param>
    /// <param name="bytes">Whether words are four bytes, not two 16-bit numbers.</param>
    /// <returns>The scale.</returns>
    public static float Words(float* values, int count, int* words, bool bytes)
    {
        float largest = Largest(new ReadOnlySpan<float>(values, count));
        bool isRounded = float.IsFinite(largest) && largest >= Least;
        float factor = isRounded ? Most / largest : 0;
        if (!isRounded)
            count = FillZero(count, words, bytes);
        if (bytes)
            Bytes(values, count, (byte*)words, factor);
        else
            Shorts(values, count, (short*)words, factor);
        return isRounded ? largest / Most : float.IsFinite(largest) ? 0 : float.NaN;
    }

    private static int FillZero(int count, int* words, bool bytes)
    {
        if (bytes)
            new Span<byte>(words, (count + 3) & ~3).Fill(128);
        else
            new Span<short>(words, (count + 1) & ~1).Clear();
        return 0;
    }

    /// <summary>The largest magnitude; NaN or ∞ if there is one. Magnitudes are ordered like their bits.</summary>
    private static float Largest(ReadOnlySpan<float> values)
    {
        uint most = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated && values.Length >= 2 * Vector256<float>.Count)
        {
            Vector256<uint> magnitude = Vector256.Create(0x7FFFFFFFu);
            Vector256<uint> even = Vector256<uint>.Zero;
            Vector256<uint> odd = Vector256<uint>.Zero;
            for (; i <= values.Length - 16; i += 16)
            {
                even = Vector256.Max(even, Vector256.Create(values.Slice(i, 8)).AsUInt32() & magnitude);
                odd = Vector256.Max(odd, Vector256.Create(values.Slice(i + 8, 8)).AsUInt32() & magnitude);
            }

            even = Vector256.Max(even, odd);
            for (int lane = 0; lane < Vector256<uint>.Count; lane++)
                most = Math.Max(most, even[lane]);
        }

        for (; i < values.Length; i++)
            most = Math.Max(most, BitConverter.SingleToUInt32Bits(values[i]) & 0x7FFFFFFF);
        return BitConverter.UInt32BitsToSingle(most);
    }

    private static void Bytes(float* values, int count, byte* target, float factor)
    {
        int i = 0;
        if (Avx2.IsSupported)
        {
            Vector256<float> factors = Vector256.Create(factor);
            Vector256<int> order = Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7);
            for (; i <= count - 32; i += 32)
            {
                // Packing works within halves: the words of both come out by turns.
                Vector256<short> low = Avx2.PackSignedSaturate(Four(values + i, factors), Four(values + i + 8,
                    factors));
                Vector256<short> high = Avx2.PackSignedSaturate(Four(values + i + 16, factors),
                    Four(values + i + 24, factors));
                Vector256<int> packed = Avx2.PackSignedSaturate(low, high).AsInt32();
                Vector256<byte> ordered = Avx2.PermuteVar8x32(packed, order).AsByte();
                Avx.Store(target + i, Avx2.Xor(ordered, Vector256.Create((byte)128)));
            }
        }

        for (; i < count; i++)
            target[i] = (byte)(128 + (int)MathF.Round(values[i] * factor, MidpointRounding.ToEven));
        for (; i % 4 != 0; i++)
            target[i] = 128;
    }

    private static Vector256<int> Four(float* values, Vector256<float> factors) =>
        Avx.ConvertToVector256Int32(Avx.Multiply(Avx.LoadVector256(values), factors));

    private static void Shorts(float* values, int count, short* target, float factor)
    {
        int i = 0;
        Vector128<float> factors = Vector128.Create(factor);
        for (; i <= count - 8; i += 8)
        {
            Vector128<float> low = Vector128.Round(Vector128.Load(values + i) * factors);
            Vector128<float> high = Vector128.Round(Vector128.Load(values + i + 4) * factors);
            Vector128.Narrow(Vector128.ConvertToInt32(low), Vector128.ConvertToInt32(high)).Store(target + i);
        }

        for (; i < count; i++)
            target[i] = (short)MathF.Round(values[i] * factor, MidpointRounding.ToEven);
        if (i % 2 != 0)
            target[i] = 0;
    }
}
