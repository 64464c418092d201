using Kernels.Language;

namespace Kernels;

/// <content>Functions that read a whole vector: reductions to one number, running sums, normalisations.</content>
/// <remarks>A number goes with a vector of any size, as <see cref="Scalar"/> does: <c>v / Sum(v)</c>.</remarks>
public static partial class Functions
{
    /// <summary>Σ v, a number.</summary>
    /// <remarks>Derivative: 1 for every unit.</remarks>
    public static Vec Sum(Vec v) => Reductions.Sum.Apply(v);

    /// <summary>Σ v / n, a number.</summary>
    /// <remarks>Derivative: 1/n for every unit.</remarks>
    public static Vec Mean(Vec v) => Reductions.Mean.Apply(v);

    /// <summary>n, how many units there are; a number whose derivative is zero.</summary>
    public static Vec Units(Vec v) => Reductions.UnitCount.Apply(v);

    /// <summary>0, 1, 2, …: unit i is i, as many as v has, whatever they are.</summary>
    /// <remarks>Of a weight it is a vector of the sequence, from which matrices with a formula for their elements are made:
    /// <c>Cos(2 * Math.PI / Units(w) * Outer(Indices(w), Indices(w)))</c>.</remarks>
    public static Vec Indices(Vec v) => Reductions.Indices.Apply(v);

    /// <summary>The greatest unit, a number; NaN when one is.</summary>
    /// <remarks>The gradient goes to the greatest unit; units that are equally great share it evenly.</remarks>
    public static Vec Max(Vec v) => Reductions.Largest.Apply(v);

    /// <summary>The smallest unit, a number; NaN when one is.</summary>
    /// <remarks>The gradient goes to the smallest unit; units that are equally small share it evenly.</remarks>
    public static Vec Min(Vec v) => Reductions.Smallest.Apply(v);

    /// <summary>√Σ v², a number.</summary>
    /// <remarks>Derivative: v / Norm(v); 0 where the norm is 0.</remarks>
    public static Vec Norm(Vec v) => Reductions.Norm.Apply(v);

    /// <summary>Σ a · b, a number.</summary>
    /// <remarks>Derivative: b by a, a by b.</remarks>
    public static Vec Dot(Vec a, Vec b) => Reductions.Dot.Apply(a, b);

    /// <summary>log Σ e^v, a number, without overflow.</summary>
    /// <remarks>Derivative: Softmax(v).</remarks>
    public static Vec LogSumExp(Vec v) => Reductions.LogSumExp.Apply(v);

    /// <summary>e^v / Σ e^v, without overflow.</summary>
    /// <remarks>Derivative, of unit j by unit i: y[j] · ((i = j) − y[i]).</remarks>
    public static Vec Softmax(Vec v) => Reductions.Softmax.Apply(v);

    /// <summary>Running sums: unit i is the sum of units 0 to i.</summary>
    /// <remarks>Derivative: 1 by every unit up to its own.</remarks>
    public static Vec CumSum(Vec v) => Reductions.CumSum.Apply(v);

    /// <summary>(v − mean) / √(variance + epsilon) (Ba, Kiros and Hinton 2016, arXiv:1607.06450).</summary>
    /// <param name="v">The argument. Its variance is the mean of the squares of v − mean.</param>
    /// <param name="epsilon">A constant.</param>
    public static Vec LayerNorm(Vec v, double epsilon = 1e-5) =>
        Reductions.LayerNorm.Apply(v, NotNegative(epsilon));

    /// <summary>gain · LayerNorm(v) + bias.</summary>
    /// <param name="v">The argument.</param>
    /// <param name="gain">One number per unit, or one for all.</param>
    /// <param name="bias">One number per unit, or one for all.</param>
    [CellFunction]
    public static Vec LayerNorm(Vec v, Vec gain, Vec bias) => (gain * LayerNorm(v)) + bias;

    /// <summary>v / √(mean of v² + epsilon) (Zhang and Sennrich 2019, arXiv:1910.07467).</summary>
    /// <param name="v">The argument.</param>
    /// <param name="epsilon">A constant.</param>
    public static Vec RmsNorm(Vec v, double epsilon = 1e-5) => Reductions.RmsNorm.Apply(v, NotNegative(epsilon));

    /// <summary>gain · RmsNorm(v).</summary>
    /// <param name="v">The argument.</param>
    /// <param name="gain">One number per unit, or one for all.</param>
    [CellFunction]
    public static Vec RmsNorm(Vec v, Vec gain) => gain * RmsNorm(v);

    private static double NotNegative(double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        return epsilon;
    }
}
