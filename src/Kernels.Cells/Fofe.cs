namespace Kernels.Cells;

/// <summary>A fixed-size code of a sequence of any length, in which order can be read: nothing is trained.</summary>
/// <remarks>
/// Zhang, Jiang, Xu, Hou and Dai, <i>The Fixed-Size Ordinally-Forgetting Encoding Method for Neural Network Language
/// Models</i>, ACL (2015), equation 1:
/// <code>
/// z = α z₋ + x
/// </code>
/// </remarks>
/// <param name="alpha">α, in (0, 1): what is left of the past at each step. A hyper-parameter.</param>
[Cell]
public sealed partial class Fofe(double alpha = 0.7)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="z">State and output, [Input].</param>
    public Vec Step(Vec x, [Size("Input")] Vec z) => alpha * z + x;
}
