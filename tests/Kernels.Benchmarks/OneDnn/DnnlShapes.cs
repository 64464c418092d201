using Kernels.Benchmarks.Peers;
using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>The layouts of a layer's arguments, and descriptions of its passes made from them.</summary>
internal sealed unsafe class DnnlShapes
{
    private readonly DnnlCellKind _kind;
    private readonly DnnlLayout _source, _result, _state, _inputWeights, _stateWeights, _bias;

    public DnnlShapes(DnnlCell cell, Shape shape)
    {
        _kind = cell.Kind;
        var (input, hidden, batch, steps) = shape;
        var gates = cell.Gates.Count;
        _source = DnnlBuffer.Layout(StepsRowsUnits, steps, batch, input);
        _result = DnnlBuffer.Layout(StepsRowsUnits, steps, batch, hidden);
        _state = DnnlBuffer.Layout(StatesRowsUnits, 1, 1, batch, hidden);
        _inputWeights = DnnlBuffer.Layout(Any, 1, 1, input, gates, hidden);
        _stateWeights = DnnlBuffer.Layout(Any, 1, 1, hidden, gates, hidden);
        _bias = DnnlBuffer.Layout(GatesUnits, 1, 1, cell.Biases.Count, hidden);
        PlainInputWeights = DnnlBuffer.Layout(GatesUnitsInputs, 1, 1, input, gates, hidden);
        PlainStateWeights = DnnlBuffer.Layout(GatesUnitsInputs, 1, 1, hidden, gates, hidden);
    }

    /// <summary>[gates, Hidden, Input].</summary>
    public DnnlLayout PlainInputWeights { get; }

    /// <summary>[gates, Hidden, Hidden].</summary>
    public DnnlLayout PlainStateWeights { get; }

    /// <summary>A forward pass.</summary>
    /// <param name="propagation"><see cref="Inference"/> or <see cref="Training"/>.</param>
    public DnnlRnn DescribeForward(int propagation)
    {
        DnnlRnn rnn;
        fixed (DnnlLayout* x = &_source, y = &_result, s = &_state, w = &_inputWeights, u = &_stateWeights, b = &_bias)
        {
            DnnlException.Check(_kind switch
            {
                DnnlCellKind.Lstm => DnnlApi.DescribeLstmForward(
                    out rnn, propagation, LeftToRight, x, s, s, w, u, b, y, null, null, 0),
                DnnlCellKind.Gru => DnnlApi.DescribeGruForward(
                    out rnn, propagation, LeftToRight, x, s, w, u, b, y, null, 0),
                DnnlCellKind.GruResetAfter => DnnlApi.DescribeGruResetAfterForward(
                    out rnn, propagation, LeftToRight, x, s, w, u, b, y, null, 0),
                _ => DnnlApi.DescribeVanillaForward(
                    out rnn, propagation, Tanh, LeftToRight, x, s, w, u, b, y, null, 0, 0, 0),
            });
            return rnn;
        }
    }

    /// <summary>The backward pass; gradients have the layouts of what they are gradients of.</summary>
    public DnnlRnn DescribeBackward()
    {
        DnnlRnn rnn;
        fixed (DnnlLayout* x = &_source, y = &_result, s = &_state, w = &_inputWeights, u = &_stateWeights, b = &_bias)
        {
            DnnlException.Check(_kind switch
            {
                DnnlCellKind.Lstm => DnnlApi.DescribeLstmBackward(
                    out rnn, Backward, LeftToRight, x, s, s, w, u, b, y, null, null, x, s, s, w, u, b, y, null, null, 0),
                DnnlCellKind.Gru => DnnlApi.DescribeGruBackward(
                    out rnn, Backward, LeftToRight, x, s, w, u, b, y, null, x, s, w, u, b, y, null, 0),
                DnnlCellKind.GruResetAfter => DnnlApi.DescribeGruResetAfterBackward(
                    out rnn, Backward, LeftToRight, x, s, w, u, b, y, null, x, s, w, u, b, y, null, 0),
                _ => DnnlApi.DescribeVanillaBackward(
                    out rnn, Backward, Tanh, LeftToRight, x, s, w, u, b, y, null, x, s, w, u, b, y, null, 0, 0, 0),
            });
            return rnn;
        }
    }
}
