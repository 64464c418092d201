using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// Adds products where they are computed: a sum of affines that nothing else reads becomes one affine with all their terms,
/// and a vector weight added to it its bias. Runs after <see cref="Simplify"/>; afterwards no sum holds two such affines.
/// </summary>
internal static class MergeProducts
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        Rebuilder rebuilder = null!;
        rebuilder = new Rebuilder(node => node.Op == Op.Add && node.Shape.Rank == 1 ? Merge(node) : null);
        return rebuilder.Run(graph.Results);

        Node? Merge(Node sum)
        {
            var addends = new List<Node>();
            Flatten(sum);
            var affines = addends.Where(a => a.Op == Op.Affine && uses[a] == 1).ToList();
            if (affines.Count == 0)
                return null;
            // Not a set difference: the same value may be added twice.
            var rest = addends.Where(a => !affines.Contains(a)).ToList();
            var biases = affines.Select(a => a.Bias).OfType<Node>().ToList();
            var bias = biases.Count > 0 ? biases[0] : rest.FirstOrDefault(a => a.Op == Op.Weight && a.Shape == sum.Shape);
            rest.AddRange(biases.Skip(1));
            if (bias is not null && biases.Count == 0)
                rest.Remove(bias);
            if (affines.Count == 1 && bias == affines[0].Bias)
                return null;
            var terms = affines.SelectMany(a => a.AllTerms).Select(t => (t.Weight, rebuilder.Rebuild(t.Operand), t.Transposed));
            var merged = sum.Build.Affine(terms, bias);
            return rest.Aggregate(merged, (total, addend) => total + rebuilder.Rebuild(addend));

            void Flatten(Node node)
            {
                if (node.Op == Op.Add && node.Shape == sum.Shape && (node == sum || uses[node] == 1))
                {
                    Flatten(node.Operands[0]);
                    Flatten(node.Operands[1]);
                }
                else
                {
                    addends.Add(node);
                }
            }
        }
    }
}
