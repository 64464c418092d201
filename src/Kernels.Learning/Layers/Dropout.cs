using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Execution;

namespace Kernels.Learning.Layers;

/// <summary>
/// y = m ⊙ x / (1 − p) with a random mask m that is 0 with probability p and 1 otherwise, the same at every step of a
/// sequence. The gradient of x is the same function of the gradient of y, with the same mask.
/// </summary>
/// <remarks>
/// Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting"; one mask for all steps as in Gal and
/// Ghahramani 2016, "A theoretically grounded application of dropout in recurrent neural networks". A mask is a function of seed
/// and draw alone.
/// </remarks>
public sealed class Dropout
{
    private const int ElementsPerDraw = 8;

    private readonly ulong _seed;
    private readonly uint _dropped;
    private readonly float[] _mask;
    private ulong? _draw;

    /// <summary>Makes the layer.</summary>
    /// <param name="length">Elements of one step, all rows together.</param>
    /// <param name="rate">p, at least 0 and below 1; rounded to a multiple of 1/256.</param>
    /// <param name="seed">Different seeds give unrelated masks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, 1 or more, or not a number.</exception>
    public Dropout(int length, double rate, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (!(rate >= 0 && rate < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate is at least 0 and below 1.");
        _seed = seed;
        _dropped = Math.Min(255, (uint)Math.Round(rate * 256));
        _mask = new float[length];
    }

    /// <summary>The rate that is used.</summary>
    public double Rate => _dropped / 256.0;

    /// <summary>Applies the mask of a draw, to values or to their gradients.</summary>
    /// <param name="x">Any number of steps, [T, length].</param>
    /// <param name="y">The same shape; may be x itself.</param>
    /// <param name="draw">Number of the mask: another for every training step, the same for forward and backward.</param>
    /// <exception cref="ArgumentException">x does not hold whole steps, or y has another length.</exception>
    public void Apply(ReadOnlySpan<float> x, Span<float> y, ulong draw)
    {
        Shape.Require(x.Length, x.Length / _mask.Length, _mask.Length, nameof(x));
        Shape.Require(y.Length, x.Length, nameof(Dropout), nameof(y));
        if (_draw != draw)
            Draw(draw);
        for (int step = 0; step < x.Length; step += _mask.Length)
            Multiply(x.Slice(step, _mask.Length), _mask, y.Slice(step, _mask.Length));
    }

    private static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> mask, Span<float> y)
    {
        ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(x);
        ReadOnlySpan<Vector<float>> b = MemoryMarshal.Cast<float, Vector<float>>(mask);
        Span<Vector<float>> c = MemoryMarshal.Cast<float, Vector<float>>(y);
        for (int i = 0; i < c.Length; i++)
            c[i] = a[i] * b[i];
        for (int i = c.Length * Vector<float>.Count; i < y.Length; i++)
            y[i] = x[i] * mask[i];
    }

    private void Draw(ulong draw)
    {
        float kept = 256f / (256 - _dropped);
        for (int i = 0; i < _mask.Length; i += ElementsPerDraw)
        {
            ulong bits = CounterRandom.Bits(_seed, draw, (ulong)i);
            for (int j = i; j < Math.Min(i + ElementsPerDraw, _mask.Length); j++, bits >>= 8)
                _mask[j] = (byte)bits < _dropped ? 0 : kept;
        }

        _draw = draw;
    }
}
