using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// Rebuilds values from their users on down, which <see cref="Rewriter"/> does from their operands on up: a rule sees a node
/// as it was, and rebuilds of what lies below only what it keeps.
/// </summary>
/// <param name="replace">What a node becomes; null for the same operation on rebuilt operands.</param>
internal sealed class Rebuilder(Func<Node, Node?> replace)
{
    private readonly Dictionary<Node, Node> _done = [];

    public Graph Run(IEnumerable<Result> results) => new(results.Select(r => r with { Value = Rebuild(r.Value) }));

    public Node Rebuild(Node node)
    {
        if (_done.TryGetValue(node, out var known))
            return known;
        var result = replace(node) ?? (node.Operands.Count == 0 ? node : node.Build.Copy(node, [.. node.Operands.Select(Rebuild)]));
        if (result.Operands.Count > 0)
            result.Name ??= node.Name;
        return _done[node] = result;
    }
}
