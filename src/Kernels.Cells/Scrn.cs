using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A structurally constrained recurrent network: slow context units beside a fast hidden layer.</summary>
/// <remarks>
/// Mikolov, Joulin, Chopra, Mathieu and Ranzato, <i>Learning Longer Memory in Recurrent Neural Networks</i>,
/// arXiv:1412.7753 (2014), equations 4 to 6; the squashing function of the output is left to the loss:
/// <code>
/// s = (1 − α) B x + α s₋
/// h = σ(A x + R h₋ + P s + b)
/// y = U h + V s + d
/// </code>
/// </remarks>
/// <param name="context">B, [Context, Input].</param>
/// <param name="hidden">A [Hidden, Input], R [Hidden, Hidden], P [Hidden, Context], b [Hidden].</param>
/// <param name="output">U [Output, Hidden], V [Output, Context], d [Output].</param>
/// <param name="alpha">α, in [0, 1): how slowly the context forgets. A hyper-parameter.</param>
[Cell]
public sealed partial class Scrn(
    [Size("Context")] Matrix context, Affine hidden, [Size("Output")] Affine output, double alpha = 0.95)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State: the hidden layer, [Hidden].</param>
    /// <param name="s">State: the context, [Context].</param>
    public (Vec y, Vec h, Vec s) Step(Vec x, Vec h, [Size("Context")] Vec s)
    {
        s = (1 - alpha) * context[x] + alpha * s;
        h = Sigmoid(hidden[x, h, s]);
        return (output[h, s], h, s);
    }
}
