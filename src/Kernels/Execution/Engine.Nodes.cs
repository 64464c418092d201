using System.Numerics;

namespace Kernels.Execution;

/// <content>Runs over the nodes of a structure.</content>
internal sealed unsafe partial class Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Infer(Nodes<T> nodes)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(nodes);
    }

    public void Forward(Nodes<T> nodes)
    {
        Require(nodes);
        using Occupancy.Run run = _occupancy.Enter();
        _taped = null;
        _levels.Begin(nodes);
        _call.Draws = Draws.Begin(steps: 1, continues: false, firstStep: 0);
        _train.Run(Packed, _levels);
        (_taped, _tapedVersion) = (nodes, Weights.Version);
    }

    public void Backward(Nodes<T> nodes)
    {
        Require(nodes);
        using Occupancy.Run run = _occupancy.Enter();
        RequireTape(nodes);
        _taped = null;
        _levels.BeginBackward(nodes);
        _workspace.AbsentOutputGradients = _levels.AbsentOutputGradients;
        Array.Fill(_caller.AbsentHistoryGradients, true);
        _caller.ClearUncomputed(_passes[2].Layout);
        _backward.Prepare(_levels);
        _crew.Run(_backward);
    }

    private void Require(Nodes<T> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        nodes.RequireFor(Cell, Sizes);
    }
}
