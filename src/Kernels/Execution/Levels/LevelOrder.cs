namespace Kernels.Execution.Levels;

/// <summary>Puts nodes into levels, and levels one after the other.</summary>
internal static class LevelOrder
{
    /// <summary>Rows by level; within one, nodes with more predecessors first, so that operands that are missing are zeros at the
    /// end; then by number. Given nodes last.</summary>
    /// <returns>The row of each node, the node of each row, and the first row of each level and behind the last one.</returns>
    public static (int[] RowOf, int[] NodeOf, int[] LevelStart) Of(IReadOnlyList<int[]?[]> graphs, int[] firstNode)
    {
        int[] levelOf = new int[firstNode[^1]];
        for (int graph = 0; graph < graphs.Count; graph++)
            Place(graphs[graph], graph, levelOf.AsSpan(firstNode[graph], graphs[graph].Length));
        int levels = levelOf.Max() + 1;
        int[] levelStart = new int[levels + 1];
        foreach (int level in levelOf)
        {
            if (level >= 0)
                levelStart[level + 1]++;
        }

        for (int level = 0; level < levels; level++)
            levelStart[level + 1] += levelStart[level];
        int[] predecessors = [.. graphs.SelectMany(graph => graph.Select(node => node?.Count(one => one >= 0) ?? 0))];
        int[] nodeOf = [.. Enumerable.Range(0, levelOf.Length).OrderBy(node => levelOf[node] < 0 ? levels : levelOf[node])
            .ThenByDescending(node => predecessors[node])];
        int[] rowOf = new int[nodeOf.Length];
        foreach ((int row, int node) in nodeOf.Index())
            rowOf[node] = row;
        return (rowOf, nodeOf, levelStart);
    }

    /// <summary>Rows of predecessors by row and slot, and for each row those that follow it.</summary>
    /// <remarks>Followers are in the order of slots and then of numbers: what they hand back is added in an order that no other
    /// graph of the batch changes.</remarks>
    public static (int[] Predecessors, int[] FollowerStart, (int Row, int Slot)[] Followers) Neighbours(
        IReadOnlyList<int[]?[]> graphs, int[] firstNode, int[] rowOf, int slots)
    {
        int[] predecessors = new int[rowOf.Length * slots];
        Array.Fill(predecessors, -1);
        int[] start = new int[rowOf.Length + 1];
        foreach ((int row, int slot, int predecessor) in Edges(graphs, firstNode, rowOf))
        {
            predecessors[(row * slots) + slot] = predecessor;
            start[predecessor + 1]++;
        }

        for (int row = 0; row < rowOf.Length; row++)
            start[row + 1] += start[row];
        var followers = new (int Row, int Slot)[start[^1]];
        int[] next = start[..^1];
        foreach ((int row, int slot, int predecessor) in Edges(graphs, firstNode, rowOf).OrderBy(edge => edge.Slot))
            followers[next[predecessor]++] = (row, slot);
        return (predecessors, start, followers);
    }

    private static IEnumerable<(int Row, int Slot, int Predecessor)> Edges(
        IReadOnlyList<int[]?[]> graphs, int[] firstNode, int[] rowOf)
    {
        for (int graph = 0; graph < graphs.Count; graph++)
        {
            for (int node = 0; node < graphs[graph].Length; node++)
            {
                int[] named = graphs[graph][node] ?? [];
                for (int slot = 0; slot < named.Length; slot++)
                {
                    if (named[slot] >= 0)
                        yield return (rowOf[firstNode[graph] + node], slot, rowOf[firstNode[graph] + named[slot]]);
                }
            }
        }
    }

    /// <summary>The levels of a graph's nodes, −1 for those that are given: a node is placed as soon as all that it follows
    /// are.</summary>
    private static void Place(int[]?[] nodes, int graph, Span<int> levels)
    {
        int[] waiting = [.. nodes.Select(node => node?.Count(predecessor => predecessor >= 0) ?? 0)];
        ILookup<int, int> followers = nodes
            .SelectMany((node, index) => (node ?? []).Where(predecessor => predecessor >= 0)
                .Select(predecessor => (Follower: index, Predecessor: predecessor)))
            .ToLookup(edge => edge.Predecessor, edge => edge.Follower);
        bool[] isPlaced = new bool[nodes.Length];
        var ready = new Queue<int>(Enumerable.Range(0, nodes.Length).Where(node => waiting[node] == 0));
        while (ready.TryDequeue(out int node))
        {
            isPlaced[node] = true;
            if (nodes[node] is null)
                levels[node] = -1;
            foreach (int follower in followers[node])
            {
                levels[follower] = Math.Max(levels[follower], levels[node] + 1);
                if (--waiting[follower] == 0)
                    ready.Enqueue(follower);
            }
        }

        if (isPlaced.Contains(false))
            throw GraphCheck.Circle(nodes, graph, node => isPlaced[node]);
    }
}
