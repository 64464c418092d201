using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Turns the backward step so that its last products come first: the part Uᵀ·da of a state's gradient is left pending, and
/// the step before computes it, right where the equations read it. A step is then one pass over the units.
/// Runs after products are merged and before multiply–adds are contracted.
/// </summary>
internal static class CarryProducts
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        var states = graph.Results.Where(r => r.Role == ResultRole.StateGradient).ToList();
        var splits = states.ToDictionary(r => r.Symbol, r => Split(r.Value, uses));
        var keys = splits.Values.SelectMany(s => s.Pending).Select(t => t.Operand).Distinct().Select((n, i) => (n, i))
            .ToDictionary(p => p.n, p => $"carried{p.i}");
        return keys.Count == 0 ? graph : new Turn(splits, keys).Run(graph);
    }

    // Only products on values of this very step can wait for the next iteration; others are hoisted.
    private static (Node? Kept, (Node Weight, Node Operand, bool Transposed)[] Pending) Split(Node gradient, Dictionary<Node, int> uses)
    {
        var addends = new List<Node>();
        Flatten(gradient, uses[gradient] == 1);
        var affine = addends.FirstOrDefault(a => a.Op == Op.Affine && uses[a] == 1 && !a.HasBias);
        if (affine is null)
            return (gradient, []);
        var pending = affine.AllTerms.Where(t => IsOfThisStep(t.Operand)).ToArray();
        var kept = affine.AllTerms.Where(t => !IsOfThisStep(t.Operand)).ToArray();
        var rest = addends.Where(a => a != affine).Concat(kept.Length == 0 ? [] : [affine.Build.Affine(kept, null)]).ToArray();
        return (rest.Length == 0 ? null : rest.Aggregate((a, b) => a + b), pending);

        void Flatten(Node node, bool own)
        {
            if (node.Op == Op.Add && own)
            {
                foreach (var operand in node.Operands)
                    Flatten(operand, uses[operand] == 1);
            }
            else
            {
                addends.Add(node);
            }
        }
    }

    private static bool IsOfThisStep(Node operand) => operand.Domain == Domain.Step && operand.Operands.Count > 0;

    private sealed class Turn(
        Dictionary<string, (Node? Kept, (Node Weight, Node Operand, bool Transposed)[] Pending)> splits,
        Dictionary<Node, string> keys)
    {
        private readonly List<Result> _pending = [];

        public Graph Run(Graph graph)
        {
            var kept = graph.Results.Select(r => r.Role == ResultRole.StateGradient
                ? r with { Value = splits[r.Symbol].Kept ?? r.Value.Build.Constant(0) } : r);
            var carried = keys.Select(k => new Result(ResultRole.Carried, k.Value, k.Key));
            var turned = new Rebuilder(node => node.Op == Op.StateGradient ? Incoming(node) : null).Run(kept.Concat(carried));

            // A state that no equation of the backward step reads still hands its pending products to its initial gradient.
            foreach (var split in splits.Where(s => s.Value.Pending.Length > 0 && _pending.All(p => p.Symbol != s.Key)))
                _pending.Add(new Result(ResultRole.Pending, split.Key, Pending(split.Value.Pending)));
            return new Graph(turned.Results.Concat(_pending));
        }

        private Node Incoming(Node leaf)
        {
            // A state that no step reads hands nothing on: all that ever arrives is the caller's gradient.
            if (!splits.TryGetValue(leaf.Symbol, out var split) || split.Pending.Length == 0)
                return leaf;
            var pending = Pending(split.Pending);
            _pending.Add(new Result(ResultRole.Pending, leaf.Symbol, pending));
            return AreOwn(split) ? pending : leaf + pending;
        }

        // Where products are all that is handed on, and of no other state, the final gradient enters through them.
        private bool AreOwn((Node? Kept, (Node Weight, Node Operand, bool Transposed)[] Pending) split) =>
            split.Kept is null && splits.Values.Count(other => other.Pending.SequenceEqual(split.Pending)) == 1;

        private Node Pending((Node Weight, Node Operand, bool Transposed)[] terms) =>
            terms[0].Weight.Build.Affine(terms.Select(t => (t.Weight, Carried(t.Operand), t.Transposed)), null);

        private Node Carried(Node value)
        {
            var leaf = value.Build.Leaf(Op.Previous, keys[value], value.Shape, Domain.Step);
            leaf.Name ??= value.Name;
            return leaf;
        }
    }
}
