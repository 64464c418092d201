using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Stack-augmented network: numbers that are pushed and popped as far as a softmax says, the top read at the next step.</summary>
/// <remarks>
/// Joulin and Mikolov, <i>Inferring Algorithmic Patterns with Stack-Augmented Recurrent Nets</i>, NIPS (2015), arXiv:1503.01007, equations 3 to
/// 8 for one stack, with push and pop, and biases. Below the bottom stands −1, an empty stack:
/// <code>
/// h = σ(U x + R h₋ + P s₋₀ + b)    a = softmax(A h + b_a)    p = σ(D h + b_p)
/// s₀ = a₀ p + a₁ s₋₁    sᵢ = a₀ s₋ᵢ₋₁ + a₁ s₋ᵢ₊₁
/// </code>
/// </remarks>
/// <param name="hidden">[Hidden, Input], [Hidden, Hidden], [Hidden, 1], [Hidden].</param>
/// <param name="action">Push and pop: [2, Hidden], [2].</param>
/// <param name="push">What is pushed: [1, Hidden], [1].</param>
[Cell]
public sealed partial class StackRnn([Gate] Affine hidden, [Size("2")][Gate] Affine action, [Size("1")][Gate] Affine push)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="s">State: the stack from its top on, [Depth].</param>
    public (Vec h, Vec s) Step(Vec x, Vec h, [Size("Depth")] Vec s)
    {
        var top = Slice(s, 0, 1);
        h = Sigmoid(hidden[x, h, top]);
        var a = Softmax(action[h]);
        var p = Sigmoid(push[h][0]);
        s = a[0] * Shift(s, p, 1) + a[1] * Shift(s, -1, -1);
        return (h, s);
    }
}
