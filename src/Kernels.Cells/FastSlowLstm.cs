namespace Kernels.Cells;

/// <summary>Two fast LSTMs in turn within a step, and a slow one between them.</summary>
/// <remarks>
/// Mujika, Meier and Steger, <i>Fast-Slow Recurrent Neural Networks</i>, NIPS (2017), equations 1 to 4 for two fast
/// cells, without normalisation and zoneout:
/// <code>
/// (h, c) ← LSTM₁(x, h₋, c₋)
/// (s, d) ← LSTMₛ(h, s₋, d₋)
/// (h, c) ← LSTM₂(s, h, c)
/// </code>
/// </remarks>
/// <param name="first">The first fast cell.</param>
/// <param name="slow">The slow cell; its input has [Hidden] units.</param>
/// <param name="second">The second fast cell; its input has [Hidden] units.</param>
[Cell]
public sealed partial class FastSlowLstm(Lstm first, Lstm slow, Lstm second)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the fast cell, [Hidden].</param>
    /// <param name="s">State: the slow output, [Hidden].</param>
    /// <param name="d">State: the slow cell, [Hidden].</param>
    public (Vec h, Vec c, Vec s, Vec d) Step(Vec x, Vec h, Vec c, Vec s, Vec d)
    {
        (h, c) = first.Step(x, h, c);
        (s, d) = slow.Step(h, s, d);
        (h, c) = second.Step(s, h, c);
        return (h, c, s, d);
    }
}
