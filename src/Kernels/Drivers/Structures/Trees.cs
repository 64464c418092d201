using Kernels.Execution;

namespace Kernels;

/// <summary>Batches of trees as structures.</summary>
public static class Trees
{
    /// <summary>Trees whose nodes follow their children, from the leaves to the roots.</summary>
    /// <param name="trees">For each tree and node, its children by slot, −1 for one that is missing; none for a leaf.</param>
    /// <exception cref="ArgumentException">
    /// There is no tree, a tree without nodes, a child that is no node of its tree or has two parents, or a circle.
    /// </exception>
    public static Structure OfChildren(params IReadOnlyList<int[][]> trees) => OfChildren(givenLeaves: false, trees);

    /// <summary>Trees whose nodes follow their children, from the leaves to the roots.</summary>
    /// <param name="givenLeaves">Whether leaves are not computed: what they are, the caller gives, a word's vector for
    /// example.</param>
    /// <param name="trees">For each tree and node, its children by slot, −1 for one that is missing; none for a leaf.</param>
    /// <exception cref="ArgumentException">
    /// There is no tree, a tree without nodes, a child that is no node of its tree or has two parents, or a circle.
    /// </exception>
    public static Structure OfChildren(bool givenLeaves, params IReadOnlyList<int[][]> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        for (int tree = 0; tree < trees.Count; tree++)
            RequireOneParent(trees[tree], tree);
        return Structure.Of([.. trees.Select(tree => Leaves(tree, givenLeaves))]);
    }

    /// <summary>Trees whose nodes follow their children, in the order of the children's numbers.</summary>
    /// <param name="trees">For each tree and node, its parent; −1 for the root.</param>
    /// <exception cref="ArgumentException">There is no tree, a tree without nodes, a parent that is no node of its tree, or a
    /// circle.</exception>
    public static Structure OfParents(params IReadOnlyList<int[]> trees) => OfParents(givenLeaves: false, trees);

    /// <summary>Trees whose nodes follow their children, in the order of the children's numbers.</summary>
    /// <param name="givenLeaves">Whether leaves are not computed: what they are, the caller gives.</param>
    /// <param name="trees">For each tree and node, its parent; −1 for the root.</param>
    /// <exception cref="ArgumentException">There is no tree, a tree without nodes, a parent that is no node of its tree, or a
    /// circle.</exception>
    public static Structure OfParents(bool givenLeaves, params IReadOnlyList<int[]> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        for (int tree = 0; tree < trees.Count; tree++)
            RequireParents(trees[tree], tree);
        return Structure.Of([.. trees.Select(tree => Leaves(Children(tree), givenLeaves))]);
    }

    /// <summary>Trees whose nodes follow their parent, from the roots to the leaves.</summary>
    /// <param name="trees">For each tree and node, its parent; −1 for the root.</param>
    /// <exception cref="ArgumentException">There is no tree, a tree without nodes, a parent that is no node of its tree, or a
    /// circle.</exception>
    public static Structure Downward(params IReadOnlyList<int[]> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        for (int tree = 0; tree < trees.Count; tree++)
            RequireParents(trees[tree], tree);
        return Structure.Of([.. trees.Select(tree => tree.Select(parent => (int[]?)[parent]).ToArray())]);
    }

    private static int[]?[] Leaves(int[][] tree, bool areGiven) =>
        [.. tree.Select(node => areGiven && node.All(child => child < 0) ? null : node)];

    private static int[][] Children(int[] parents)
    {
        ILookup<int, int> children = Enumerable.Range(0, parents.Length).ToLookup(node => parents[node]);
        return [.. Enumerable.Range(0, parents.Length).Select(node => children[node].ToArray())];
    }

    private static void RequireParents(int[] parents, int tree)
    {
        for (int node = 0; node < parents.Length; node++)
        {
            if (parents[node] < -1 || parents[node] >= parents.Length)
            {
                throw Invalid.Argument("trees",
                    $"The parent of node {node} of tree {tree} is {parents[node]}; the tree has nodes 0 to {parents.Length - 1}, and "
                    + "-1 is the parent of its root.");
            }
        }
    }

    /// <summary>Children that are no nodes are found later, with everything else that a structure refuses.</summary>
    private static void RequireOneParent(int[][] children, int tree)
    {
        int[] parentOf = new int[children.Length];
        Array.Fill(parentOf, -1);
        for (int node = 0; node < children.Length; node++)
        {
            foreach (int child in children[node].Where(child => child >= 0 && child < children.Length))
            {
                if (parentOf[child] >= 0)
                {
                    throw Invalid.Argument("trees",
                        $"Node {child} of tree {tree} is a child of node {parentOf[child]} and of node {node}; a node of a tree has "
                        + $"one parent. {nameof(Structure)}.{nameof(Structure.Of)} takes graphs.");
                }

                parentOf[child] = node;
            }
        }
    }
}
