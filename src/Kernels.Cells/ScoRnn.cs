using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A plain network whose recurrent matrix is orthogonal by Cayley's transform, scaled by signs.</summary>
/// <remarks>
/// Helfrich, Willmott and Ye, <i>Orthogonal Recurrent Neural Networks with Scaled Cayley Transform</i>, ICML 2018,
/// arXiv:1707.09520, equations 1 and 2:
/// <code>
/// S = A − Aᵀ
/// U = (I + S)⁻¹ (I − S) D
/// h = modReLU(W x + U h₋),  modReLU(a) = sign(a) relu(|a| + b)
/// </code>
/// D is diagonal and not trained: how many of its entries are −1 is chosen beforehand. They start at 1 here.
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="skew">A, [Hidden, Hidden].</param>
/// <param name="signs">The diagonal of D, [Hidden].</param>
/// <param name="bias">b, [Hidden].</param>
[Cell]
public sealed partial class ScoRnn(
    Matrix input, Matrix skew, [Frozen, Gate(Bias = 1)] Vec signs,
    [Gate(Initial = Initial.Uniform, Scale = 0.01)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var s = skew - skew.Transposed;
        var u = ScaleColumns(Product(Inverse(Identity(s) + s), Identity(s) - s), signs);
        var a = input[x] + u[h];
        return Sign(a) * Relu(Abs(a) + bias);
    }
}
