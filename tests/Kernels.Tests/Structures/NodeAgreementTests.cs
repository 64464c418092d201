using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Tests.Structures;

/// <summary>Runs by levels against the declaration executed node by node in double, and its recording.</summary>
public sealed class NodeAgreementTests
{
    private const double DoubleTolerance = 1e-11;
    private const double FloatTolerance = 2e-5;

    private static readonly NodeLink[] Axes = [new("h2", 1), new("m2", 1)];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 17)]
    [InlineData(19, 65)]
    public void Trees_OfAnyShapes_AgreeWithTheDeclaration(int input, int hidden)
    {
        Agrees<ChildSumTreeLstm>(input, hidden, Shapes.Trees(4));
        Agrees<NaryTreeLstm>(input, hidden, [.. Shapes.Trees(2), .. Shapes.Trees(2).Select(tree => Shapes.WithGaps(tree, 2))]);
        Agrees<NodeCells.Mixed>(input, hidden, Shapes.Trees(3));
        Agrees<NodeCells.Leaky>(input, hidden, Shapes.Trees(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void GivenLeaves_AgreeWithTheDeclaration(int hidden)
    {
        Agrees<NodeCells.Pair>(3, hidden, [.. Shapes.Trees(2).Select(Shapes.WithGivenLeaves)]);
        Agrees<NaryTreeLstm>(3, hidden, [.. Shapes.Trees(2).Select(Shapes.WithGivenLeaves)]);
        Agrees<NodeCells.Mixed>(3, hidden, [.. Shapes.Trees(3).Select(Shapes.WithGivenLeaves)]);
    }

    [Fact]
    public void Graphs_WhoseNodesAreFollowedSeveralTimes_AgreeWithTheDeclaration()
    {
        Agrees<NodeCells.Plane>(4, 21, [Shapes.Diamond]);
        Agrees<NodeCells.Leaky>(4, 21, [Shapes.Diamond, [[]], Shapes.Diamond]);
        Agrees<NodeCells.Mixed>(4, 21, [Shapes.Diamond]);
        Agrees<Lstm>(4, 21, [[[], [0], [0], [1], [1]], [null, [0], [0]]]);
        Agrees<GruResetAfter>(4, 21, [[[], [0], [0], [1], [1]], [null, [0], [0]]]);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 18)]
    [InlineData(6, 2, 40)]
    public void Grids_AgreeWithTheDeclaration(int rows, int columns, int hidden)
    {
        foreach (bool borders in (bool[])[false, true])
        {
            int[]?[][] grids = [Grid(rows, columns, borders), Grid(2, 3, borders)];
            Agrees<GridLstm>(1, hidden, grids, Axes);
            Agrees<NodeCells.Plane>(4, hidden, grids);
        }
    }

    [Fact]
    public void Masks_OfNodesAndGraphs_AgreeWithTheDeclaration()
    {
        int[]?[][] graphs = Shapes.Trees(2);
        using var trial = new NodeTrial<NodeCells.Masked, double>(6, 19, graphs, new() { Seed = 5 });
        trial.Run().AssertAgrees(DoubleTolerance, drawsSeed: 5);
        trial.Layer.Infer(trial.Nodes);
        trial.AssertAgrees(DoubleTolerance, onlyForward: true);
    }

    // The guard's negative control.
    [Fact]
    public void Masks_OfOtherGraphNumbers_AreFound()
    {
        using var trial = new NodeTrial<NodeCells.Masked, double>(6, 19, Shapes.Trees(2), new() { Seed = 5 });
        trial.Nodes.GraphNumbers = [.. Enumerable.Range(1, trial.Nodes.Structure.Graphs)];
        trial.Run().AssertAgrees(DoubleTolerance, drawsSeed: 5);
        trial.Nodes.GraphNumbers = null;
        Assert.ThrowsAny<Exception>(() => trial.AssertAgrees(DoubleTolerance, drawsSeed: 5));
    }

    // The weights' NaN shows what was multiplied with them.
    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void ProductsOnMissingChildren_AreLeftOut(int trees)
    {
        using var trial = new NodeTrial<NaryTreeLstm, float>(5, 40, [.. Enumerable.Repeat((int[]?[])[[1], [], [0, 3], []], trees)]);
        using (WeightsEdit<float> edit = trial.Layer.Weights.Edit())
            edit["input.right"].Fill(float.NaN);
        trial.Run();
        Assert.Equal([false, false, true, false], Enumerable.Range(0, 4).Select(node =>
            trial.Nodes.Outputs["h"].Span.Slice(node * 40, 40).Contains(float.NaN)));
        Assert.All(trial.Layer.Gradients["input.right"].ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Gradient_OfEveryWeight_IsTheDifferenceQuotientThroughTheWholeTree()
    {
        using var trial = new NodeTrial<ChildSumTreeLstm, double>(3, 4, [Shapes.RandomTree(new Random(2), 12, 4)]);
        trial.Run();
        double[] gradients = trial.Layer.Gradients.All.ToArray();
        for (int i = 0; i < gradients.Length; i++)
        {
            double quotient = (Loss(trial, i, 1e-4) - Loss(trial, i, -1e-4)) / 2e-4;
            Assert.Equal(gradients[i], quotient, 1e-7 * Math.Max(1, gradients.Max(Math.Abs)));
        }
    }

    private static double Loss(NodeTrial<ChildSumTreeLstm, double> trial, int weight, double change)
    {
        using (WeightsEdit<double> edit = trial.Layer.Weights.Edit())
            edit.All[weight] += change;
        trial.Layer.Infer(trial.Nodes);
        using (WeightsEdit<double> edit = trial.Layer.Weights.Edit())
            edit.All[weight] -= change;
        double loss = 0;
        for (int i = 0; i < trial.Nodes.Outputs.Count; i++)
        {
            for (int j = 0; j < trial.Nodes.Outputs[i].Length; j++)
                loss += trial.Nodes.Outputs[i].Span[j] * trial.Nodes.OutputGradients[i].Span[j];
        }

        return loss;
    }

    private static int[]?[] Grid(int rows, int columns, bool borders) =>
        [.. Enumerable.Range(0, rows * columns).Select(node => (int[])
            [
                node >= columns ? node - columns : borders ? (rows * columns) + (node % columns) : -1,
                node % columns > 0 ? node - 1 : borders ? (rows * columns) + columns + (node / columns) : -1,
            ]), .. Enumerable.Repeat<int[]?>(null, borders ? rows + columns : 0)];

    private static void Agrees<TCell>(int input, int hidden, int[]?[][] graphs, params NodeLink[] links)
        where TCell : ICell<TCell>
    {
        using (var trial = new NodeTrial<TCell, double>(input, hidden, graphs, links: links))
            trial.Run().AssertAgrees(DoubleTolerance);
        foreach (Target target in Targets.Supported)
        {
            using var trial = new NodeTrial<TCell, float>(input, hidden, graphs, new() { Target = target }, links: links);
            trial.Run().AssertAgrees(FloatTolerance);
            trial.Layer.Infer(trial.Nodes);
            trial.AssertAgrees(FloatTolerance, onlyForward: true);
        }
    }
}
