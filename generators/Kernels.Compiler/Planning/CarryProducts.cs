using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Turns the backward step so that its last products come first: the part Uᵀ·da of a state's gradient is left pending, and
/// the step before computes it, right where the equations read it. A step is then one pass over the units. What a delayed
/// state hands back waits as many steps as it is delayed, products and elementwise parts alike.
/// Runs after products are merged and before multiply–adds are contracted.
/// </summary>
internal static class CarryProducts
{
    public static Graph Run(Graph graph, IReadOnlyList<DelayDescription>? delays = null)
    {
        var uses = graph.Uses();
        var states = graph.Results.Where(r => r.Role == ResultRole.StateGradient).Select(r => r.Symbol).ToList();
        var shares = graph.Results.Where(r => r.Role == ResultRole.StateGradient || IsDelayedState(r, states))
            .Select(r => Split(r, uses)).ToList();
        var histories = (delays ?? []).Where(d => d is { IsState: true, ReadsPast: true }).Select(d => d.Source).Distinct().ToList();
        var keys = shares.SelectMany(s => s.Carried).Distinct().Select((n, i) => (n, i)).ToDictionary(p => p.n, p => $"carried{p.i}");
        return keys.Count == 0 && histories.Count == 0 ? graph : new Turn(shares, keys, histories).Run(graph);
    }

    private static bool IsDelayedState(Result result, List<string> states) =>
        result.Role == ResultRole.DelayedGradient && states.Contains(result.Symbol);

    // Only products on values of this very step can wait for a later iteration; others are hoisted.
    private static Share Split(Result result, Dictionary<Node, int> uses)
    {
        var gradient = result.Value;
        var steps = Math.Max(1, result.Steps);
        var addends = new List<Node>();
        Flatten(gradient, uses[gradient] == 1);
        var affine = addends.FirstOrDefault(a => a.Op == Op.Affine && uses[a] == 1 && !a.HasBias);
        if (affine is null)
            return new(result.Symbol, steps, gradient.IsConstant(0) ? null : gradient, []);
        var pending = affine.AllTerms.Where(t => IsOfThisStep(t.Operand)).ToArray();
        var kept = affine.AllTerms.Where(t => !IsOfThisStep(t.Operand)).ToArray();
        var rest = addends.Where(a => a != affine).Concat(kept.Length == 0 ? [] : [affine.Build.Affine(kept, null)]).ToArray();
        // What is left beside the products may be a number, the same for every unit: it is no less the gradient of each.
        return new(result.Symbol, steps, rest.Length == 0 ? null : gradient.Build.Stretch(rest.Aggregate((a, b) => a + b), gradient.Shape), pending);

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

    /// <summary>What a step hands back to a state of one step ago, or of more.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Steps">How many steps ago it was left.</param>
    /// <param name="Kept">What is computed in this step; null for nothing.</param>
    /// <param name="Pending">Products that the iteration does that reads them.</param>
    private sealed record Share(string State, int Steps, Node? Kept, (Node Weight, Node Operand, bool Transposed)[] Pending)
    {
        /// <summary>Values that a later iteration reads; what one step ago gets is carried as the state's gradient itself.</summary>
        public IEnumerable<Node> Carried => Pending.Select(t => t.Operand).Concat(Steps > 1 && Kept is not null ? [Kept] : []);

        public bool IsAlike(Share other) => Steps == other.Steps && Pending.SequenceEqual(other.Pending);
    }

    private sealed class Turn(List<Share> shares, Dictionary<Node, string> keys, List<string> histories)
    {
        private readonly List<Result> _pending = [];

        public Graph Run(Graph graph)
        {
            var kept = graph.Results.Select(r => Of(r) is { } share ? r with { Value = share.Kept ?? r.Value.Build.Constant(0) } : r);
            var carried = keys.Select(k => new Result(ResultRole.Carried, k.Value, k.Key));
            var turned = new Rebuilder(node => node.Op == Op.StateGradient ? Incoming(node) : null).Run(kept.Concat(carried));
            // A state that no equation of the backward step reads still hands its pending products to its initial gradient.
            foreach (var state in shares.Select(s => s.State).Distinct().Where(s => _pending.All(p => p.Symbol != s)))
            {
                if (Pending(state) is { } pending)
                    _pending.Add(new Result(ResultRole.Pending, state, pending));
            }

            return new Graph(turned.Results.Concat(_pending));
        }

        private Share? Of(Result result) => result.Role is ResultRole.StateGradient or ResultRole.DelayedGradient
            ? shares.Find(s => s.State == result.Symbol && s.Steps == Math.Max(1, result.Steps)) : null;

        private IEnumerable<Share> Of(string state) => shares.Where(s => s.State == state);

        private Node Incoming(Node leaf)
        {
            var sum = leaf;
            if (Pending(leaf.Symbol) is { } pending)
            {
                _pending.Add(new Result(ResultRole.Pending, leaf.Symbol, pending));
                sum = AreOwn(leaf.Symbol) ? pending : leaf + pending;
            }

            foreach (var late in Of(leaf.Symbol).Where(s => s is { Steps: > 1, Kept: not null }))
                sum += Carried(late.Kept!, late.Steps);
            return histories.Contains(leaf.Symbol)
                ? sum + leaf.Build.Leaf(Op.HistoryGradient, leaf.Symbol, leaf.Shape, Domain.Sequence) : sum;
        }

        // Where products are all that is handed on, and of no other state, the final gradient enters through them.
        private bool AreOwn(string state) => Of(state).All(s => s.Steps > 1 || s.Kept is null)
            && shares.Select(s => s.State).Distinct().Count(other => AreAlike(Of(other), Of(state))) == 1;

        private static bool AreAlike(IEnumerable<Share> some, IEnumerable<Share> others) =>
            some.Where(s => s.Pending.Length > 0).Zip(others.Where(s => s.Pending.Length > 0), (a, b) => a.IsAlike(b)).All(alike => alike)
            && some.Count(s => s.Pending.Length > 0) == others.Count(s => s.Pending.Length > 0);

        private Node? Pending(string state)
        {
            var terms = Of(state).SelectMany(s => s.Pending.Select(t => (t.Weight, Carried(t.Operand, s.Steps), t.Transposed))).ToArray();
            return terms.Length == 0 ? null : terms[0].Weight.Build.Affine(terms, null);
        }

        private Node Carried(Node value, int steps)
        {
            var leaf = value.Build.Leaf(Op.Previous, keys[value], value.Shape, Domain.Step, steps - 1);
            leaf.Name ??= value.Name;
            return leaf;
        }
    }
}
