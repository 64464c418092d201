namespace Kernels.Execution.Levels;

/// <summary>Refuses batches of graphs that are none.</summary>
internal static class GraphCheck
{
    public static void Require(IReadOnlyList<int[]?[]> graphs)
    {
        ArgumentNullException.ThrowIfNull(graphs);
        if (graphs.Count == 0)
            throw Invalid.Argument(nameof(graphs), "A structure needs at least one graph; there is none.");
        for (int graph = 0; graph < graphs.Count; graph++)
        {
            if (graphs[graph] is not { Length: > 0 } nodes)
                throw Invalid.Argument(nameof(graphs), $"Graph {graph} has no nodes; leave it out.");
            for (int node = 0; node < nodes.Length; node++)
                RequirePredecessors(nodes, graph, node);
        }
    }

    /// <summary>Numbers of the graphs' first nodes, and of all nodes behind them.</summary>
    public static int[] FirstNodes(IReadOnlyList<int[]?[]> graphs)
    {
        int[] first = new int[graphs.Count + 1];
        for (int graph = 0; graph < graphs.Count; graph++)
            first[graph + 1] = checked(first[graph] + graphs[graph].Length);
        return first;
    }

    /// <summary>What is wrong with a graph of which some nodes never came to a level.</summary>
    public static ArgumentException Circle(int[]?[] nodes, int graph, Func<int, bool> isPlaced)
    {
        // Among nodes without a level everyone has a predecessor without one: going back must come round.
        int node = Enumerable.Range(0, nodes.Length).First(one => !isPlaced(one));
        List<int> path = [];
        while (!path.Contains(node))
        {
            path.Add(node);
            node = nodes[node]!.First(predecessor => predecessor >= 0 && !isPlaced(predecessor));
        }

        path.Add(node);
        string circle = string.Join(" ← ", path[path.IndexOf(node)..]);
        return Invalid.Argument("graphs", $"Nodes of graph {graph} follow each other in a circle: {circle}. "
            + "A node can be computed only after all that it follows.");
    }

    private static void RequirePredecessors(int[]?[] nodes, int graph, int node)
    {
        for (int slot = 0; slot < (nodes[node]?.Length ?? 0); slot++)
        {
            int predecessor = nodes[node]![slot];
            if (predecessor < -1 || predecessor >= nodes.Length)
            {
                throw Invalid.Argument("graphs",
                    $"Node {node} of graph {graph} follows node {predecessor} in slot {slot}; the graph has nodes 0 to "
                    + $"{nodes.Length - 1}, and -1 stands for none.");
            }
        }
    }
}
