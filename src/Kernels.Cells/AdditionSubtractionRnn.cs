using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Twin gates from one sum and one difference: two matrices in all.</summary>
/// <remarks>
/// Zhang, Xiong, Su, Lin and Zhang, <i>Simplifying Neural Machine Translation with Addition-Subtraction Twin-Gated
/// Recurrent Networks</i>, EMNLP (2018), equations 9 to 12:
/// <code>
/// p = W x    q = U h₋
/// h = σ(p + q) ⊙ p + σ(p − q) ⊙ h₋
/// </code>
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
[Cell]
public sealed partial class AdditionSubtractionRnn(Matrix input, Matrix recurrent)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var p = input[x];
        var q = recurrent[h];
        return Sigmoid(p + q) * p + Sigmoid(p - q) * h;
    }
}
