using System.Numerics;
using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Tests.Structures;

/// <summary>What must be the same bits whatever else is in the batch, in whatever order, and on however many threads.</summary>
public sealed class NodeDeterminismTests
{
    private static readonly NodeLink[] Axes = [new("h2", 1), new("m2", 1)];

    private static int[]?[][] GridBatch => [[[-1, -1], [-1, 0], [0, -1], [1, 2]], [[]], [[-1, -1], [-1, 0], [-1, 1]]];

    [Fact]
    public void Threads_OfAnyNumber_ChangeNoBit()
    {
        SameForThreads<ChildSumTreeLstm, float>(Shapes.Trees(4, 12));
        SameForThreads<NaryTreeLstm, float>([.. Shapes.Trees(2, 12).Select(Shapes.WithGivenLeaves)]);
        SameForThreads<NodeCells.Mixed, float>(Shapes.Trees(3, 12));
        SameForThreads<NodeCells.Leaky, double>(Shapes.Trees(2, 12));
        SameForThreads<GridLstm, float>(GridBatch, Axes);
    }

    [Fact]
    public void Graphs_AloneOrInAnyOrder_HaveTheSameBits()
    {
        SameInAnyBatch<ChildSumTreeLstm, float>(Shapes.Trees(4, 12));
        SameInAnyBatch<NaryTreeLstm, float>([.. Shapes.Trees(2, 12).Select(Shapes.WithGivenLeaves)]);
        SameInAnyBatch<NodeCells.Mixed, float>(Shapes.Trees(3, 12));
        SameInAnyBatch<NodeCells.Leaky, float>([.. Shapes.Trees(2, 12), Shapes.Diamond]);
        SameInAnyBatch<NodeCells.Plane, double>([Shapes.Diamond, .. GridBatch]);
        SameInAnyBatch<GridLstm, float>(GridBatch, Axes);
    }

    [Fact]
    public void Masks_OfGraphsThatKeepTheirNumbers_AreTheSameInAnyOrder()
    {
        int[]?[][] graphs = Shapes.Trees(2);
        using var forth = new NodeTrial<NodeCells.Masked, float>(9, 40, graphs);
        using var back = new NodeTrial<NodeCells.Masked, float>(9, 40, [.. graphs.Reverse()],
            seeds: [.. Enumerable.Range(0, graphs.Length).Reverse()]);
        back.Nodes.GraphNumbers = [.. Enumerable.Range(0, graphs.Length).Reverse()];
        forth.Run();
        back.Run();
        for (int graph = 0; graph < graphs.Length; graph++)
            Same(forth.Results(graph), back.Results(graphs.Length - 1 - graph));
    }

    [Fact]
    public void Infer_AndForward_GiveTheSameBits_AndLeaveTheTapeAlone()
    {
        using var trial = new NodeTrial<ChildSumTreeLstm, float>(9, 33, Shapes.Trees(4));
        using var other = new NodeTrial<ChildSumTreeLstm, float>(9, 33, Shapes.Trees(4));
        Nodes<float> small = trial.Layer.NewNodes(Trees.OfParents([-1, 0, 0]));
        trial.Layer.Forward(trial.Nodes);
        float[] taped = trial.Nodes.Outputs["h"].ToArray();
        trial.Layer.Infer(trial.Nodes);
        Assert.Equal(taped, trial.Nodes.Outputs["h"].ToArray());
        trial.Layer.Infer(small);
        trial.Layer.Backward(trial.Nodes);
        Same(other.Run().WeightGradients(), trial.WeightGradients());
    }

    [Fact]
    public void Rows_ThatAnEarlierRunLeft_AreNeverRead() => SameAfterARunOf(Structure.Of(Shapes.Trees(2, 9)));

    // Every row but the first took something, where later most are leaves.
    [Fact]
    public void Rows_ThatHadPredecessorsInAnEarlierRun_AreZerosWhereTheyHaveNone() =>
        SameAfterARunOf(Structure.Of([[[], [0], [0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7], [7, 8]]]));

    private static void SameAfterARunOf(Structure earlier)
    {
        int[]?[][] graphs = [Shapes.WithGaps([[1], [], [0]], 2), [[], [0]], [null, [0]]];
        using var fresh = new NodeTrial<NaryTreeLstm, float>(9, 33, graphs);
        using var used = new NodeTrial<NaryTreeLstm, float>(9, 33, graphs);
        Nodes<float> before = used.Layer.NewNodes(earlier, gradients: true);
        foreach (Signals<float> signals in (Signals<float>[])[before.Inputs, before.OutputGradients])
            signals[0].Span.Fill(0.75f);
        used.Layer.Infer(before);
        used.Layer.Forward(before);
        used.Layer.Backward(before);
        used.Layer.Gradients.Clear();
        fresh.Run();
        used.Run();
        for (int graph = 0; graph < graphs.Length; graph++)
            Same(fresh.Results(graph), used.Results(graph));
        Same(fresh.WeightGradients(), used.WeightGradients());
        used.Layer.Infer(used.Nodes);
        Same(fresh.Results(0), used.Results(0));
    }

    [Fact]
    public void Sequences_BetweenRunsOverNodes_AreAsEver()
    {
        using var layer = new Recurrent<Lstm>(5, 20);
        using var fresh = new Recurrent<Lstm>(5, 20);
        Nodes<float> nodes = layer.NewNodes(Trees.Downward([-1, 0, 0, 1]), gradients: true);
        layer.Forward(nodes);
        layer.Backward(nodes);
        layer.Gradients.Clear();
        foreach (Recurrent<Lstm> one in (Recurrent<Lstm>[])[layer, fresh])
        {
            Sequence<float> sequence = one.NewSequence(6, 3, gradients: true);
            sequence.Inputs["x"].Span.Fill(0.5f);
            sequence.Lengths = [6, 2, 0];
            one.Forward(sequence);
            sequence.OutputGradients["h"].Span.Fill(1);
            one.Backward(sequence);
        }

        Assert.Equal(fresh.Gradients.All.ToArray(), layer.Gradients.All.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Runs_AfterTheFirst_AllocateNothing(int threads)
    {
        using var trial = new NodeTrial<ChildSumTreeLstm, float>(12, 40, Shapes.Trees(4),
            new() { Threads = threads, Split = threads > 1 ? Split.Units : null });
        for (int i = 0; i < 3; i++)
            Everything();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Everything();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Everything()
        {
            trial.Run();
            trial.Layer.Infer(trial.Nodes);
        }
    }

    private static void SameForThreads<TCell, T>(int[]?[][] graphs, params NodeLink[] links)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var one = new NodeTrial<TCell, T>(7, 70, graphs, links: links);
        one.Run();
        foreach (int threads in (int[])[2, 3])
        {
            foreach (Split? split in (Split?[])[null, Split.None, Split.Rows, Split.Units])
            {
                using var several = new NodeTrial<TCell, T>(7, 70, graphs, new() { Threads = threads, Split = split }, links: links);
                several.Run();
                for (int graph = 0; graph < graphs.Length; graph++)
                    Same(one.Results(graph), several.Results(graph));
                Same(one.WeightGradients(), several.WeightGradients());
            }
        }
    }

    private static void SameInAnyBatch<TCell, T>(int[]?[][] graphs, params NodeLink[] links)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] order = [.. Enumerable.Range(0, graphs.Length)];
        new Random(11).Shuffle(order);
        using var all = new NodeTrial<TCell, T>(7, 70, graphs, links: links);
        using var shuffled = new NodeTrial<TCell, T>(7, 70, [.. order.Select(graph => graphs[graph])], seeds: order, links: links);
        all.Run();
        shuffled.Run();
        for (int graph = 0; graph < graphs.Length; graph++)
        {
            Same(all.Results(graph), shuffled.Results(Array.IndexOf(order, graph)));
            using var alone = new NodeTrial<TCell, T>(7, 70, [graphs[graph]], seeds: [graph], links: links);
            Same(all.Results(graph), alone.Run().Results(0));
        }
    }

    private static void Same<T>(IEnumerable<(string Name, T[] Values)> expected, IEnumerable<(string Name, T[] Values)> found)
        where T : unmanaged
    {
        foreach (((string name, T[] values), (string _, T[] others)) in expected.Zip(found))
            Assert.True(values.AsSpan().SequenceEqual(others), $"{name} differs");
    }
}
