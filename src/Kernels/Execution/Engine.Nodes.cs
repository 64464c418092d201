using System.Numerics;

namespace Kernels.Execution;

/// <content>Runs over the nodes of a structure.</content>
internal sealed unsafe partial class Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Infer(Nodes<T> nodes)
    {
        _occupancy.Enter();
        try
        {
            _inference.Run(nodes);
        }
        finally
        {
            Exit();
        }
    }

    public void Forward(Nodes<T> nodes)
    {
        Require(nodes);
        _occupancy.Enter();
        try
        {
            _taped = null;
            _levels.Begin(nodes);
            _call.Draws = Draws.Begin(steps: 1, continues: false, firstStep: 0);
            _train.Run(Packed, _levels);
            (_taped, _tapedVersion) = (nodes, Weights.Version);
        }
        finally
        {
            Exit();
        }
    }

    public void Backward(Nodes<T> nodes)
    {
        Require(nodes);
        _occupancy.Enter();
        try
        {
            RequireTape(nodes);
            _taped = null;
            _levels.BeginBackward(nodes);
            _workspace.AbsentOutputGradients = _levels.AbsentOutputGradients;
            Array.Fill(_caller.AbsentHistoryGradients, true);
            _caller.ClearUncomputed(_passes[2].Layout);
            _backward.Prepare(_levels);
            _crew.Run(_backward);
        }
        finally
        {
            Exit();
        }
    }

    private void Require(Nodes<T> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        nodes.RequireFor(Cell, Sizes);
    }
}
