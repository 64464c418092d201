using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Learning.Layers;

namespace Kernels.Learning.Losses;

/// <summary>−log softmax(logits)[target] in nats, with its gradient softmax(logits) − onehot(target).</summary>
/// <remarks>The largest logit of a row is subtracted first, so that no exponential overflows (Goodfellow, Bengio and Courville 2016, section 4.1).</remarks>
public static class SoftmaxCrossEntropy
{
    /// <summary>Mean loss over rows, and in place of the logits the gradient of that mean.</summary>
    /// <param name="logits">[rows, classes]; replaced by the gradient.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>Nats; 0 for no rows.</returns>
    public static double Differentiate(Span<float> logits, ReadOnlySpan<int> targets, int classes)
    {
        Require(logits.Length, targets, classes);
        float scale = 1f / targets.Length;
        double total = 0;
        for (int row = 0; row < targets.Length; row++)
            total += DifferentiateRow(logits.Slice(row * classes, classes), targets[row], scale);
        return targets.IsEmpty ? 0 : total / targets.Length;
    }

    /// <summary>Mean loss over rows.</summary>
    /// <param name="logits">[rows, classes]; used as scratch, its content is lost.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>Nats; 0 for no rows.</returns>
    public static double Evaluate(Span<float> logits, ReadOnlySpan<int> targets, int classes)
    {
        Require(logits.Length, targets, classes);
        double total = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            Span<float> z = logits.Slice(row * classes, classes);
            float target = z[targets[row]];
            total += LogSum(z, out float largest) + (largest - (double)target);
        }

        return targets.IsEmpty ? 0 : total / targets.Length;
    }

    private static double DifferentiateRow(Span<float> z, int target, float scale)
    {
        float right = z[target];
        double logSum = LogSum(z, out float largest);
        float factor = (float)(scale / Math.Exp(logSum));
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(z);
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] *= factor;
        for (int i = vectors.Length * Vector<float>.Count; i < z.Length; i++)
            z[i] *= factor;
        z[target] -= scale;
        return logSum + (largest - (double)right);
    }

    /// <summary>Replaces z by exp(z − largest) and returns the logarithm of its sum.</summary>
    private static double LogSum(Span<float> z, out float largest)
    {
        largest = float.NegativeInfinity;
        foreach (float value in z)
            largest = MathF.Max(largest, value);
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(z);
        var shift = new Vector<float>(largest);
        var sum = Vector<float>.Zero;
        for (int i = 0; i < vectors.Length; i++)
            sum += vectors[i] = Vector.Exp(vectors[i] - shift);
        double total = Vector.Sum(sum);
        for (int i = vectors.Length * Vector<float>.Count; i < z.Length; i++)
            total += z[i] = MathF.Exp(z[i] - largest);
        return Math.Log(total);
    }

    private static void Require(int length, ReadOnlySpan<int> targets, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Shape.Require(length, targets.Length, classes, "logits");
        foreach (int target in targets)
            OneHot.RequireSymbol(target, classes, nameof(targets));
    }
}
