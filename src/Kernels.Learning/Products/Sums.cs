using System.Numerics;
using System.Runtime.InteropServices;

namespace Kernels.Learning.Products;

/// <summary>Elementwise sums.</summary>
internal static class Sums
{
    /// <summary>destination += source.</summary>
    public static void Add(ReadOnlySpan<float> source, Span<float> destination)
    {
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(source);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < from.Length; i++)
            to[i] += from[i];
        for (int i = from.Length * Vector<float>.Count; i < source.Length; i++)
            destination[i] += source[i];
    }

    /// <summary>Σ x², in double from blocks short enough for single precision.</summary>
    public static double OfSquares(ReadOnlySpan<float> x)
    {
        const int Block = 256;
        double total = 0;
        for (int first = 0; first < x.Length; first += Block)
            total += BlockOfSquares(x.Slice(first, Math.Min(Block, x.Length - first)));
        return total;
    }

    private static double BlockOfSquares(ReadOnlySpan<float> x)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        var sum = Vector<float>.Zero;
        foreach (Vector<float> v in vectors)
            sum += v * v;
        double total = Vector.Sum(sum);
        for (int i = vectors.Length * Vector<float>.Count; i < x.Length; i++)
            total += (double)x[i] * x[i];
        return total;
    }
}
