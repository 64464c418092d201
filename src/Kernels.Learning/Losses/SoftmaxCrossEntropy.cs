using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Learning.Layers;

namespace Kernels.Learning.Losses;

/// <summary>−log softmax(logits)[target] in nats, with its gradient softmax(logits) − onehot(target).</summary>
/// <remarks>
/// The largest logit of a row is subtracted first, so that no exponential overflows (Goodfellow, Bengio and Courville
/// 2016, section 4.1). A NaN or infinite logit makes the loss NaN.
/// </remarks>
public static class SoftmaxCrossEntropy
{
    /// <summary>A target that says: leave this row out.</summary>
    public const int Ignored = -1;

    /// <summary>Loss over rows, and in place of the logits the gradient of its mean.</summary>
    /// <param name="logits">[rows, classes]; replaced by the gradient, zero in ignored rows.</param>
    /// <param name="targets">The right class of each row, or <see cref="Ignored"/>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>Sum over the rows that are not ignored.</returns>
    public static LossSum Differentiate(Span<float> logits, ReadOnlySpan<int> targets, int classes)
    {
        int count = Require(logits.Length, targets, classes);
        double total = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            Span<float> z = logits.Slice(row * classes, classes);
            if (targets[row] == Ignored)
                z.Clear();
            else
                total += DifferentiateRow(z, targets[row], 1.0 / count);
        }

        return new LossSum(total, count);
    }

    /// <summary>Loss over rows.</summary>
    /// <param name="logits">[rows, classes]; used as scratch, its content is lost.</param>
    /// <param name="targets">The right class of each row, or <see cref="Ignored"/>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>Sum over the rows that are not ignored.</returns>
    public static LossSum Evaluate(Span<float> logits, ReadOnlySpan<int> targets, int classes)
    {
        int count = Require(logits.Length, targets, classes);
        double total = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] != Ignored)
                total += Exponentiate(logits.Slice(row * classes, classes), targets[row], out _);
        }

        return new LossSum(total, count);
    }

    private static double DifferentiateRow(Span<float> z, int target, double scale)
    {
        double loss = Exponentiate(z, target, out double sum);
        float factor = (float)(scale / sum);
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(z);
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] *= factor;
        for (int i = vectors.Length * Vector<float>.Count; i < z.Length; i++)
            z[i] *= factor;
        z[target] -= (float)scale;
        return loss;
    }

    /// <summary>Replaces z by exp(z − largest); gives their sum and the row's loss.</summary>
    private static double Exponentiate(Span<float> z, int target, out double sum)
    {
        float largest = Largest(z);
        double distance = (double)largest - z[target];
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(z);
        var shift = new Vector<float>(largest);
        Vector<float> sums = Vector<float>.Zero;
        for (int i = 0; i < vectors.Length; i++)
            sums += vectors[i] = Vector.Exp(vectors[i] - shift);
        sum = Vector.Sum(sums);
        for (int i = vectors.Length * Vector<float>.Count; i < z.Length; i++)
            sum += z[i] = MathF.Exp(z[i] - largest);
        return Math.Log(sum) + distance;
    }

    private static float Largest(ReadOnlySpan<float> z)
    {
        float largest = float.NegativeInfinity;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(z);
        var lanes = new Vector<float>(largest);
        foreach (Vector<float> v in vectors)
            lanes = Vector.Max(lanes, v);
        for (int i = 0; i < Vector<float>.Count; i++)
            largest = MathF.Max(largest, lanes[i]);
        foreach (float value in z[(vectors.Length * Vector<float>.Count)..])
            largest = MathF.Max(largest, value);
        return largest;
    }

    private static int Require(int length, ReadOnlySpan<int> targets, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Shape.Require(length, targets.Length, classes, "logits");
        int count = 0;
        foreach (int target in targets)
        {
            if (target == Ignored)
                continue;
            OneHot.RequireSymbol(target, classes, nameof(targets));
            count++;
        }

        return count;
    }
}
