namespace Kernels.Tests.Structures;

/// <summary>How nodes come to levels, and what no structure can be made of.</summary>
public sealed class StructureTests
{
    [Fact]
    public void Level_OfANode_IsOneMoreThanTheHighestItFollows()
    {
        Structure structure = Structure.Of(Shapes.Diamond, [[]]);
        Assert.Equal([3, 1, 2, 0, -1, 4, 0], LevelsOf(structure));
        Assert.Equal((7, 2, 5, 2, 1), (structure.Nodes, structure.Graphs, structure.Levels, structure.Slots, structure.Given));
        Assert.Equal([0, 6, 7], (int[])[structure.FirstNode(0), structure.FirstNode(1), structure.FirstNode(2)]);
        Assert.Equal([-1, 0], (int[])[structure.GivenIndex(3), structure.GivenIndex(4)]);
    }

    [Fact]
    public void Trees_ByParentsOrChildren_AreTheSame()
    {
        Structure byParents = Trees.OfParents([-1, 0, 0, 1, 1, 1], [-1]);
        Structure byChildren = Trees.OfChildren([[1, 2], [3, 4, 5], [], [], [], []], [[]]);
        Assert.Equal([2, 1, 0, 0, 0, 0, 0], LevelsOf(byParents));
        Assert.Equal(Edges(byChildren), Edges(byParents));
        Assert.Equal([0, 1, 1, 2, 2, 2], LevelsOf(Trees.Downward([-1, 0, 0, 1, 1, 1])));
    }

    [Fact]
    public void Leaves_ThatAreGiven_AreNotComputed()
    {
        Structure structure = Trees.OfChildren(givenLeaves: true, [[1, 2], [], [-1, 3], [-1, -1]], [[]]);
        Assert.Equal([1, -1, 0, -1, -1], LevelsOf(structure));
        Assert.Equal(3, structure.Given);
        Assert.Equal([1, -1, -1], LevelsOf(Trees.OfParents(givenLeaves: true, [-1, 0, 0])).Select(level => level == 0 ? 1 : level));
    }

    [Theory]
    [InlineData(GridCorner.TopLeft, new[] { 0, 1, 2, 1, 2, 3 })]
    [InlineData(GridCorner.TopRight, new[] { 2, 1, 0, 3, 2, 1 })]
    [InlineData(GridCorner.BottomLeft, new[] { 1, 2, 3, 0, 1, 2 })]
    [InlineData(GridCorner.BottomRight, new[] { 3, 2, 1, 2, 1, 0 })]
    public void Diagonals_OfAGrid_AreItsLevels(GridCorner corner, int[] levels)
    {
        Assert.Equal(levels, LevelsOf(Grids.Of(2, 3, corner: corner)));
        Structure bordered = Grids.Of(2, 3, batch: 2, corner, borders: true);
        Assert.Equal([.. levels, -1, -1, -1, -1, -1, .. levels, -1, -1, -1, -1, -1], LevelsOf(bordered));
    }

    [Fact]
    public void Borders_OfAGrid_AreFollowedByItsEdges() => Assert.Equal(
        [(0, 0, 4), (0, 1, 6), (1, 0, 5), (1, 1, 0), (2, 0, 0), (2, 1, 7), (3, 0, 1), (3, 1, 2)],
        Edges(Grids.Of(2, 2, borders: true)));

    [Fact]
    public void Batch_OfNothing_IsRefused()
    {
        Assert.Contains("at least one graph", Refused(() => Structure.Of()), StringComparison.Ordinal);
        Assert.Contains("at least one graph", Refused(() => Trees.OfParents()), StringComparison.Ordinal);
        Assert.Contains("Graph 1 has no nodes", Refused(() => Trees.OfChildren([[]], [])), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Grids.Of(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Grids.Of(3, 3, batch: 0));
    }

    [Fact]
    public void Circle_IsRefusedAndShown()
    {
        Assert.Contains("graph 1 follow each other in a circle: 2 ← 3 ← 4 ← 2",
            Refused(() => Structure.Of([[]], [[1], [2], [3], [4], [2]])), StringComparison.Ordinal);
        Assert.Contains("circle: 0 ← 0", Refused(() => Trees.OfChildren([[0]])), StringComparison.Ordinal);
        Assert.Contains("circle", Refused(() => Trees.OfParents([1, 0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_ThatAreNone_AreRefused()
    {
        Assert.Contains("Node 1 of graph 2 follows node 3 in slot 1; the graph has nodes 0 to 2",
            Refused(() => Trees.OfChildren([[]], [[]], [[], [0, 3], []])), StringComparison.Ordinal);
        Assert.Contains("follows node -2", Refused(() => Structure.Of([[-2]])), StringComparison.Ordinal);
        Assert.Contains("The parent of node 1 of tree 0 is 7", Refused(() => Trees.OfParents([-1, 7])), StringComparison.Ordinal);
        Assert.Contains("Node 2 of tree 0 is a child of node 0 and of node 1",
            Refused(() => Trees.OfChildren([[1, 2], [2], []])), StringComparison.Ordinal);
    }

    private static string Refused(Func<Structure> make) => Assert.Throws<ArgumentException>(make).Message;

    private static int[] LevelsOf(Structure structure) => [.. Enumerable.Range(0, structure.Nodes).Select(structure.LevelOf)];

    private static (int Node, int Slot, int Predecessor)[] Edges(Structure structure) =>
    [
        .. Enumerable.Range(0, structure.Nodes).SelectMany(row => Enumerable.Range(0, structure.Slots)
            .Where(slot => structure.Predecessor(row, slot) >= 0)
            .Select(slot => (structure.NodeOf(row), slot, structure.NodeOf(structure.Predecessor(row, slot))))).Order(),
    ];
}
