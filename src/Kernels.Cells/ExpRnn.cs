using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A plain network whose recurrent matrix is orthogonal for every value of its weights.</summary>
/// <remarks>
/// Lezcano-Casado and Martínez-Rubio, <i>Cheap Orthogonal Constraints in Neural Networks</i>, ICML 2019, arXiv:1901.08428,
/// section 4:
/// <code>
/// U = exp(A − Aᵀ)
/// h = modReLU(W x + U h₋),  modReLU(a) = sign(a) relu(|a| + b)
/// </code>
/// A and b start at small values, so that U starts near the identity.
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="skew">A, [Hidden, Hidden].</param>
/// <param name="bias">b, [Hidden].</param>
[Cell]
public sealed partial class ExpRnn(Matrix input, Matrix skew, [Gate(Initial = Initial.Uniform, Scale = 0.01)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var u = MatrixExp(skew - skew.Transposed);
        var a = input[x] + u[h];
        return Sign(a) * Relu(Abs(a) + bias);
    }
}
