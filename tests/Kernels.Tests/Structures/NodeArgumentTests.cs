using Kernels.Cells;

namespace Kernels.Tests.Structures;

/// <summary>What a layer refuses to run over nodes, and what it says.</summary>
public sealed class NodeArgumentTests
{
    [Fact]
    public void Node_WithMorePredecessorsThanTheCellTakes_IsRefused()
    {
        using var layer = new Recurrent<NaryTreeLstm>(3, 4);
        Structure wide = Trees.OfParents([-1], [-1, 0, 0, 0]);
        Assert.Contains("Node 0 of graph 1 has 3 predecessors; NaryTreeLstm takes 2. Declare more children, [Count(3)]",
            Assert.Throws<ArgumentException>(() => layer.NewNodes(wide)).Message, StringComparison.Ordinal);
        Assert.NotNull(layer.NewNodes(Trees.OfChildren([[1, 2, -1, -1], [], []])));
    }

    [Fact]
    public void Cell_ThatTakesNothingFromOthers_IsRefused()
    {
        using var alone = new Recurrent<NodeCells.Alone>(3, 4);
        using var delayed = new Recurrent<NodeCells.Delayed>(3, 4);
        using var counting = new Recurrent<NodeCells.Counting>(3, 4);
        Structure structure = Trees.OfParents([-1, 0]);
        Assert.Contains("index of the step", Assert.Throws<NotSupportedException>(() => counting.NewNodes(structure)).Message,
            StringComparison.Ordinal);
        Assert.Contains("take nothing from each other",
            Assert.Throws<NotSupportedException>(() => alone.NewNodes(structure)).Message, StringComparison.Ordinal);
        Assert.Contains("2 steps ago", Assert.Throws<NotSupportedException>(() => delayed.NewNodes(structure)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Link_ToWhatIsNotThere_IsRefused()
    {
        using var layer = new Recurrent<NodeCells.Mixed>(3, 4, null, ("Other", 5));
        Structure structure = Trees.OfParents([-1, 0]);
        Assert.Contains("There is no 'z'", Refused(new NodeLink("z", "s")), StringComparison.Ordinal);
        Assert.Contains("There is no 'z'", Refused(new NodeLink("s", "z")), StringComparison.Ordinal);
        Assert.Contains("'y[0]' has 5 units, 's', which it is to take, 4", Refused(new NodeLink("y", "s")), StringComparison.Ordinal);

        string Refused(NodeLink link) =>
            Assert.Throws<ArgumentException>(() => layer.NewNodes(structure, gradients: false, link)).Message;
    }

    [Fact]
    public void Nodes_OfAnotherLayer_AreRefused()
    {
        using var layer = new Recurrent<NaryTreeLstm>(3, 4);
        using var wider = new Recurrent<NaryTreeLstm>(3, 5);
        using var other = new Recurrent<ChildSumTreeLstm>(3, 4);
        Nodes<float> nodes = layer.NewNodes(Trees.OfParents([-1, 0]));
        Assert.Throws<ArgumentException>(() => wider.Infer(nodes));
        Assert.Contains("made for a layer of NaryTreeLstm", Assert.Throws<ArgumentException>(() => other.Forward(nodes)).Message,
            StringComparison.Ordinal);
        nodes.Inputs["x"] = default;
        Assert.Contains("Inputs[\"x\"] is absent", Assert.Throws<ArgumentException>(() => layer.Infer(nodes)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => nodes.GraphNumbers = [1, 2]);
        Assert.Throws<ArgumentException>(() => nodes.GraphNumbers = [-1]);
    }

    [Fact]
    public void Backward_WithoutTheTapeOfTheseNodes_IsRefused()
    {
        using var layer = new Recurrent<Lstm>(3, 4);
        Structure structure = Trees.Downward([-1, 0]);
        (Nodes<float> nodes, Nodes<float> others) = (layer.NewNodes(structure, true), layer.NewNodes(structure, true));
        layer.Forward(nodes);
        Assert.Contains("another set of nodes", Refused(() => layer.Backward(others)), StringComparison.Ordinal);
        layer.Backward(nodes);
        Assert.Contains("call Forward first", Refused(() => layer.Backward(nodes)), StringComparison.Ordinal);
        layer.Forward(nodes);
        using (layer.Weights.Edit())
        {
        }

        Assert.Contains("weights changed", Refused(() => layer.Backward(nodes)), StringComparison.Ordinal);

        static string Refused(Action run) => Assert.Throws<InvalidOperationException>(run).Message;
    }

    [Fact]
    public void Gradients_ThatAreAbsent_AreZeroOrNotWanted()
    {
        using var trial = new NodeTrial<NaryTreeLstm, double>(3, 5, [.. Shapes.Trees(2).Select(Shapes.WithGivenLeaves)]);
        trial.Nodes.OutputGradients["c"].Span.Clear();
        trial.Run();
        double[] expected = trial.Layer.Gradients.All.ToArray();
        trial.Layer.Gradients.Clear();
        trial.Nodes.OutputGradients["c"] = default;
        trial.Nodes.InputGradients["x"] = default;
        trial.Nodes.GivenGradients["c"] = default;
        trial.Nodes.Outputs["c"] = default;
        trial.Run();
        Assert.Equal(expected, trial.Layer.Gradients.All.ToArray());
    }

    [Fact]
    public void CompressedLayer_RunsNodesToo()
    {
        using var layer = new Recurrent<NaryTreeLstm>(20, 30);
        using InferenceLayer same = layer.Compress(WeightFormat.Float32);
        using InferenceLayer less = layer.Compress(WeightFormat.Int8);
        Nodes<float> nodes = layer.NewNodes(Trees.OfParents([-1, 0, 0, 1, 1]));
        nodes.Inputs["x"].Span.Fill(0.5f);
        layer.Infer(nodes);
        float[] expected = nodes.Outputs["h"].ToArray();
        same.Infer(nodes);
        Assert.Equal(expected, nodes.Outputs["h"].ToArray());
        less.Infer(nodes);
        Assert.All(expected.Zip(nodes.Outputs["h"].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-2f));
    }
}
