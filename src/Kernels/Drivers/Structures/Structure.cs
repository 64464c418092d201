using System.Runtime.InteropServices;
using Kernels.Execution.Levels;

namespace Kernels;

/// <summary>Which node follows which: a batch of graphs without circles, whose nodes are put into levels.</summary>
/// <remarks>
/// A node's level is one more than the highest of its predecessors, so that all nodes of a level, whatever graph they are of, are
/// rows of one run of a cell. Levels are found once, here; a structure serves any number of runs, of any cells and layers, at
/// the same time. Nodes are numbered through the batch: node n of graph g is <c>FirstNode(g) + n</c>.
/// </remarks>
public sealed unsafe class Structure
{
    private readonly int[] _firstNode;
    private readonly int[] _rowOf;
    private readonly int[] _nodeOf;
    private readonly int[] _levelStart;
    private readonly int[] _predecessors;
    private readonly int[] _followerStart;
    private readonly (int Row, int Slot)[] _followers;
    private readonly int[] _placeInGraph;

    private Structure(IReadOnlyList<int[]?[]> graphs)
    {
        _firstNode = GraphCheck.FirstNodes(graphs);
        (_rowOf, _nodeOf, _levelStart) = LevelOrder.Of(graphs, _firstNode);
        Slots = graphs.Max(graph => graph.Max(node => node?.Length ?? 0));
        (_predecessors, _followerStart, _followers) = LevelOrder.Neighbours(graphs, _firstNode, _rowOf, Slots);
        _placeInGraph = GC.AllocateArray<int>(Nodes, pinned: true);
        for (int row = 0; row < Nodes; row++)
            _placeInGraph[row] = _nodeOf[row] - _firstNode[GraphOf(_nodeOf[row])];
    }

    /// <summary>Nodes of all graphs, N.</summary>
    public int Nodes => _nodeOf.Length;

    /// <summary>Graphs of the batch.</summary>
    public int Graphs => _firstNode.Length - 1;

    /// <summary>Levels of nodes that are computed.</summary>
    public int Levels => _levelStart.Length - 1;

    /// <summary>Predecessors of the node that has places for most.</summary>
    public int Slots { get; }

    /// <summary>Nodes that are not computed, G: what they are, the caller gives.</summary>
    public int Given => Nodes - Computed;

    internal int Computed => _levelStart[^1];

    internal ReadOnlySpan<int> LevelStart => _levelStart;

    /// <summary>For each row, the number of its node within its graph.</summary>
    internal int* PlaceInGraph => (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_placeInGraph, 0);

    /// <summary>Puts the nodes of a batch of graphs into levels.</summary>
    /// <param name="graphs">
    /// For each graph and node, its predecessors by slot, −1 for one that is missing; null for a node that is given.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no graph, a graph without nodes, a predecessor that is no node of its graph, or a circle.
    /// </exception>
    public static Structure Of(params IReadOnlyList<int[]?[]> graphs)
    {
        GraphCheck.Require(graphs);
        return new Structure(graphs);
    }

    /// <summary>Number of a graph's first node; of the number of graphs, that of all nodes.</summary>
    /// <param name="graph">Position in the batch.</param>
    public int FirstNode(int graph) => _firstNode[graph];

    /// <summary>The level of a node; −1 for one that is given.</summary>
    /// <param name="node">Its number in the batch.</param>
    public int LevelOf(int node)
    {
        int row = _rowOf[node];
        int level = 0;
        while (level < Levels && row >= _levelStart[level + 1])
            level++;
        return level < Levels ? level : -1;
    }

    /// <summary>The position of a given node among those that are given, in the order of their numbers; −1 for one that is
    /// computed.</summary>
    /// <param name="node">Its number in the batch.</param>
    public int GivenIndex(int node) => Math.Max(_rowOf[node] - Computed, -1);

    internal int NodeOf(int row) => _nodeOf[row];

    internal int Predecessor(int row, int slot) => slot < Slots ? _predecessors[(row * Slots) + slot] : -1;

    internal ReadOnlySpan<(int Row, int Slot)> Followers(int row) =>
        _followers.AsSpan(_followerStart[row].._followerStart[row + 1]);

    internal int GraphOf(int node)
    {
        int graph = Array.BinarySearch(_firstNode, node);
        return graph >= 0 ? graph : ~graph - 1;
    }

    /// <summary>A node with more predecessors than a cell takes, and how many; −1 when there is none.</summary>
    internal (int Node, int Predecessors) Widest(int slots)
    {
        for (int row = 0; row < Computed; row++)
        {
            for (int slot = Slots - 1; slot >= slots; slot--)
            {
                if (Predecessor(row, slot) >= 0)
                    return (_nodeOf[row], slot + 1);
            }
        }

        return (-1, 0);
    }
}
