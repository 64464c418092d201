using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory of maps: its products are convolutions.</summary>
/// <remarks>
/// Shi, Chen, Wang, Yeung, Wong and Woo, <i>Convolutional LSTM Network: A Machine Learning Approach for Precipitation
/// Nowcasting</i>, NIPS (2015), arXiv:1506.04214, equation 3; * is a convolution with zeros around the maps, a bias belongs to
/// a map, a peephole to a place:
/// <code>
/// i = σ(W_xi * x + W_hi * h₋ + W_ci ⊙ c₋ + bᵢ)    f = σ(W_xf * x + W_hf * h₋ + W_cf ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + i ⊙ tanh(W_xc * x + W_hc * h₋ + b_c)
/// o = σ(W_xo * x + W_ho * h₋ + W_co ⊙ c + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// Input is the number of maps of x, Hidden that of h. Maps have 3 × 4 places here, each after the other, row by row: for other
/// sizes copy the cell and change its constants, and the 12 in its sizes with them.
/// </remarks>
/// <param name="fromInput">W_xi, W_xf, W_xc, W_xo, [Hidden, Input · 9] each.</param>
/// <param name="fromState">W_hi, W_hf, W_hc, W_ho, [Hidden, Hidden · 9] each.</param>
/// <param name="bias">bᵢ, b_f, b_c, bₒ, [Hidden] each.</param>
/// <param name="peephole">W_ci, W_cf, W_co, [12 · Hidden] each.</param>
[Cell]
public sealed partial class ConvLstm(
    [Count(4)] Matrix[] fromInput, [Count(4)] Matrix[] fromState, [Count(4), Gate(Bias = 0)] Vec[] bias,
    [Count(3), Size("12*Hidden"), Gate(Bias = 0)] Vec[] peephole)
{
    private const int Rows = 3;
    private const int Columns = 4;
    private const int Width = 3;

    /// <summary>One step.</summary>
    /// <param name="x">Input, maps one after another, [12 · Input].</param>
    /// <param name="h">State and output, likewise, [12 · Hidden].</param>
    /// <param name="c">State: the cells, likewise, [12 · Hidden].</param>
    public (Vec h, Vec c) Step([Size("12*Input")] Vec x, [Size("12*Hidden")] Vec h, [Size("12*Hidden")] Vec c)
    {
        var i = Sigmoid(Sum(0) + peephole[0] * c);
        var f = Sigmoid(Sum(1) + peephole[1] * c);
        c = f * c + i * Tanh(Sum(2));
        h = Sigmoid(Sum(3) + peephole[2] * c) * Tanh(c);
        return (h, c);

        Vec Sum(int gate) => Over(fromInput[gate], x) + Over(fromState[gate], h) + Repeat(bias[gate], Rows * Columns);
    }

    private static Vec Over(Matrix kernel, Vec maps) => Convolution(kernel, Rows, Columns, Width)[maps];
}
