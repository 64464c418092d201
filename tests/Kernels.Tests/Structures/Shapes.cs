namespace Kernels.Tests.Structures;

/// <summary>Trees, grids and graphs as lists of predecessors.</summary>
internal static class Shapes
{
    /// <summary>A node alone, a chain, a full tree, a ragged one numbered from the root, and random ones.</summary>
    public static int[]?[][] Trees(int arity, int count = 4, int seed = 3)
    {
        var random = new Random(seed);
        return
        [
            [[]],
            [[], [0], [1], [2]],
            [[1, 2], [3, 4], [], [], [5], []],
            .. Enumerable.Range(0, count).Select(_ => RandomTree(random, 1 + random.Next(24), arity)),
        ];
    }

    /// <summary>From the root, which comes last, every node hangs on one of a higher number that has room.</summary>
    public static int[]?[] RandomTree(Random random, int nodes, int arity)
    {
        var children = Enumerable.Range(0, nodes).Select(_ => new List<int>()).ToArray();
        for (int node = nodes - 2; node >= 0; node--)
        {
            int[] free = [.. Enumerable.Range(node + 1, nodes - node - 1).Where(parent => children[parent].Count < arity)];
            children[free[random.Next(free.Length)]].Add(node);
        }

        return [.. children.Select(list => list.ToArray())];
    }

    /// <summary>With places for missing children in front of those that there are.</summary>
    public static int[]?[] WithGaps(int[]?[] tree, int arity) =>
        [.. tree.Select(node => Enumerable.Repeat(-1, arity - node!.Length).Concat(node).ToArray())];

    /// <summary>Leaves given.</summary>
    public static int[]?[] WithGivenLeaves(int[]?[] tree) => [.. tree.Select(node => node is [] ? null : node)];

    /// <summary>A graph in which nodes are followed more than once, also twice by the same node.</summary>
    public static int[]?[] Diamond => [[1, 2], [3, 3], [3, 1], [], null, [4, 0]];
}
