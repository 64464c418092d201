using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A simple recurrent unit: gates see the cell through a vector, so time needs no barrier.</summary>
/// <remarks>
/// Lei, Zhang, Wang, Dai and Artzi, <i>Simple Recurrent Units for Highly Parallelizable Recurrence</i>, EMNLP (2018),
/// equations 1 to 4:
/// <code>
/// f = σ(W_f x + v_f ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + (1 − f) ⊙ (W x)
/// r = σ(W_r x + v_r ⊙ c₋ + b_r)
/// h = r ⊙ c + (1 − r) ⊙ x
/// </code>
/// The highway term x needs Input = Hidden. Where they differ the authors' code puts a fourth product in its place, which is
/// taken here always; <c>highway</c> = I is the paper's equation, and α·I the scaling of its section 3.2.
/// </remarks>
/// <param name="candidate">W, [Hidden, Input].</param>
/// <param name="forget">W_f [Hidden, Input] and b_f [Hidden].</param>
/// <param name="reset">W_r and b_r, of the same shapes.</param>
/// <param name="forgetRecurrent">v_f, [Hidden].</param>
/// <param name="resetRecurrent">v_r, [Hidden].</param>
/// <param name="highway">What carries x to the output, [Hidden, Input].</param>
[Cell]
public sealed partial class Sru(
    Matrix candidate, Affine forget, Affine reset, Vec forgetRecurrent, Vec resetRecurrent, Matrix highway)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec c)
    {
        var f = Sigmoid(forget[x] + forgetRecurrent * c);
        var r = Sigmoid(reset[x] + resetRecurrent * c);
        c = f * c + (1 - f) * (candidate * x);
        var h = r * c + (1 - r) * (highway * x);
        return (h, c);
    }
}
