using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Matrices;

/// <summary>From what products and weight gradients ask for to the program that computes it.</summary>
internal sealed class MatrixPlanner
{
    private readonly Func<Node, int> _columnSum;
    private readonly List<MatrixValue> _values = [];
    private readonly List<Node> _sums = [];
    private readonly Dictionary<Node, LoopKey> _loops = [];
    private readonly HashSet<Node> _placed;

    private MatrixPlanner(Func<Node, int> columnSum, IReadOnlyList<Node> forward, IReadOnlyList<Node> backward, IEnumerable<Node> roots)
    {
        _columnSum = columnSum;
        Assign(forward, isForward: true);
        Assign(backward, isForward: false);
        _placed = [.. roots];
        foreach (var node in forward.Concat(backward).Where(n => n.Op != Op.OverSteps))
            _placed.UnionWith(node.Operands.Where(o => node.IsOfWholeParameters || !_loops.TryGetValue(o, out var loop) || loop != _loops[node]));
    }

    /// <summary>Equations that one loop computes.</summary>
    private readonly record struct LoopKey(bool IsForward, int Stage, Shape Shape);

    /// <summary>Makes the program; null when there is nothing to do.</summary>
    /// <param name="matrices">Derived matrices that products apply.</param>
    /// <param name="rows">Derived vectors and numbers that are made of matrices, with their Parameter slots.</param>
    /// <param name="gradients">Weights and what is added to their gradients.</param>
    /// <param name="columnSum">The Parameter slot whose gradient a sum over steps is.</param>
    /// <param name="pass">What names of loops have added where there is more than one program.</param>
    public static MatrixProgram? Run(
        IReadOnlyList<Node> matrices, IReadOnlyList<(int Slot, Node Value)> rows, IReadOnlyList<(Node Weight, Node Value)> gradients,
        Func<Node, int> columnSum, string pass = "")
    {
        if (matrices.Count + rows.Count + gradients.Count == 0)
            return null;
        List<Node> derived = [.. matrices, .. rows.Select(r => r.Value)];
        List<Node> folded = [.. gradients.Select(g => g.Value)];
        var forward = Below(derived);
        var backward = Below(folded).Except(forward).ToList();
        var planner = new MatrixPlanner(columnSum, forward, backward, derived.Concat(folded));
        return new MatrixProgram
        {
            Forward = planner.Steps("DerivedForward" + pass, forward, "Derived matrices, once per sequence"),
            Backward = planner.Steps("DerivedBackward", backward, "Gradients folded back through derived matrices, once per sequence"),
            Matrices = matrices,
            Rows = [.. rows.Select(r => (r.Slot, planner.Value(r.Value)))],
            Gradients = [.. gradients.Select(g => (g.Weight, planner.Value(g.Value)))],
            Values = planner._values,
            Sums = planner._sums,
        };
    }

    /// <summary>Whether a value of parameters is made by operations on whole weights, what is summed over steps left aside.</summary>
    public static bool IsMadeOfMatrices(Node node) =>
        Below([node]).Any(n => n.IsOfWholeParameters || (n.Shape.Rank == 2 && n.IsElementwise));

    // Values of parameters that some are computed from, operands first, down to weights and sums over steps.
    private static List<Node> Below(IEnumerable<Node> roots)
    {
        var (seen, order) = (new HashSet<Node>(), new List<Node>());
        foreach (var root in roots)
            Visit(root);
        return order;

        void Visit(Node node)
        {
            if (!seen.Add(node))
                return;
            if (node.Op != Op.OverSteps)
                node.Operands.ToList().ForEach(Visit);
            order.Add(node);
        }
    }

    // An operation waits for what it reads; equations follow what they read at once.
    private void Assign(IReadOnlyList<Node> order, bool isForward)
    {
        var own = new HashSet<Node>(order);
        foreach (var node in order)
        {
            var below = node.Op == Op.OverSteps ? 0
                : node.Operands.Where(own.Contains).Select(o => _loops[o].Stage).DefaultIfEmpty(0).Max();
            _loops.Add(node, new(isForward, node.IsOfWholeParameters ? below + 1 : below, node.Shape));
        }
    }

    // Stage by stage: operations on what earlier stages left, then equations on their results, numbers before vectors before
    // matrices, since only a lower rank stretches over a higher one.
    private List<MatrixStep> Steps(string name, IReadOnlyList<Node> order, string when)
    {
        var steps = new List<MatrixStep>();
        foreach (var stage in order.GroupBy(n => _loops[n].Stage).OrderBy(s => s.Key))
        {
            foreach (var node in stage.Where(n => n.IsOfWholeParameters))
            {
                foreach (var value in node.Operands.Append(node))
                    Value(value);
                steps.Add(new(node, null));
            }

            foreach (var alike in stage.Where(n => n.IsElementwise).GroupBy(n => n.Shape).OrderBy(s => s.Key.Rank).ThenBy(s => s.Min(n => n.Id)))
                steps.Add(new(null, Loop($"{name}{stage.Key}", [.. alike], when)));
        }

        return steps;
    }

    private EquationLoop Loop(string name, IReadOnlyList<Node> body, string when)
    {
        var loads = body.SelectMany(n => n.Operands).Distinct().Where(n => !body.Contains(n) && n.Op != Op.Constant)
            .Select(n => new Binding(n, new(Value(n)))).ToList();
        var stores = body.Where(_placed.Contains).Select(n => new Binding(n, new(Value(n)))).ToList();
        var shape = body[0].Shape;
        var size = shape.Rank == 2 ? $"{shape.Rows}By{shape.Columns}" : shape.Rows;
        return new EquationLoop(EquationLoop.NameOf(name, size), size, loads, [body], stores) { When = when };
    }

    private int Value(Node node)
    {
        var known = _values.FindIndex(v => v.Node == node);
        if (known >= 0)
            return known;
        var (source, index) = node.Op switch
        {
            Op.Weight => (MatrixSource.Weight, 0),
            Op.Hyper => (MatrixSource.Hyper, 0),
            Op.Size => (MatrixSource.Size, 0),
            Op.Draw => (MatrixSource.Draw, DrawSymbol.Index(node.Symbol)),
            Op.UnitNumber => (MatrixSource.UnitNumbers, 0),
            Op.OverSteps when node.Operands[0].Op == Op.Outer => (MatrixSource.OuterSum, 0),
            Op.OverSteps => (MatrixSource.ColumnSum, _columnSum(node)),
            _ => (MatrixSource.Computed, 0),
        };
        if (source == MatrixSource.OuterSum)
            _sums.Add(node);
        _values.Add(new(node, source, index, node.Symbol.Length > 0 ? node.Symbol : node.Name ?? NodeLabel.Of(node) ?? $"t{node.Id}"));
        return _values.Count - 1;
    }
}
