using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A moving average of each input with a trained rate: the fixed-size code, trained.</summary>
/// <remarks>
/// The trained form of Zhang et al., <i>The Fixed-Size Ordinally-Forgetting Encoding Method for Neural Network Language
/// Models</i>, ACL (2015), equation 1, as a convex sum:
/// <code>
/// a = σ(r)
/// z = a ⊙ z₋ + (1 − a) ⊙ x
/// </code>
/// </remarks>
/// <param name="rate">r, [Input].</param>
[Cell]
public sealed partial class ExponentialAverage([Size("Input")] Vec rate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="z">State and output, [Input].</param>
    public Vec Step(Vec x, [Size("Input")] Vec z)
    {
        var a = Sigmoid(rate);
        return a * z + (1 - a) * x;
    }
}
