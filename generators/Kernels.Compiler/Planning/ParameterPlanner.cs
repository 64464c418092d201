using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning.Matrices;

namespace Kernels.Compiler.Planning;

/// <summary>What happens once per sequence: values derived from parameters, and the gradients folded back to the weights.</summary>
internal sealed class ParameterPlanner(SlotTable slots, ValueStore values, DerivedParameters derived)
{
    private readonly List<(Node Weight, ValueRef Adjoint, ValueRef Operand)> _outers = [];
    private readonly List<(int Parameter, ValueRef Value)> _sums = [];
    private readonly List<(Node Value, int Slot)> _folded = [];
    private readonly Dictionary<Node, int> _sumSlots = [];
    private readonly List<(Node Weight, Node Value)> _ofMatrices = [];

    public IReadOnlyList<(Node Weight, ValueRef Adjoint, ValueRef Operand)> Outers => _outers;

    public IReadOnlyList<(int Parameter, ValueRef Value)> ColumnSums => _sums;

    /// <summary>Takes in the gradient of a weight: asks for the values that it sums, before the backward pass is planned.</summary>
    public void Gradient(Result result, Node weight)
    {
        if (weight.Shape.Rank == 2)
            Outer(result.Value, weight);
        else if (MatrixPlanner.IsMadeOfMatrices(result.Value))
            FoldMatrices(result.Value, weight);
        else if (result.Value.Op == Op.OverSteps)
            Sum(result.Value, values.Parameter(weight));
        else
            Fold(result.Value, values.Parameter(weight));
    }

    /// <summary>Loops that compute every derived parameter that a pass reads and that is not made of matrices.</summary>
    public IReadOnlyList<EquationLoop> Forward(string pass = "") => Loops(
        "ParameterForward" + pass,
        [.. derived.Nodes.Where(d => !MatrixPlanner.IsMadeOfMatrices(d)).Select(d => new Binding(d, new(values.Parameter(d))))]);

    /// <summary>What is computed of matrices, once it is known which of them products apply.</summary>
    public MatrixProgram? Matrices(IEnumerable<ProductGroup> groups, string pass = "")
    {
        var applied = groups.SelectMany(g => g.Terms).SelectMany(t => t.Weights).Where(w => w.Op != Op.Weight).Distinct().ToList();
        var rows = derived.Nodes.Where(MatrixPlanner.IsMadeOfMatrices).Select(d => (values.Parameter(d), d)).ToList();
        return MatrixPlanner.Run(applied, rows, _ofMatrices, SumSlot, pass);
    }

    /// <summary>Loops that fold gradients of derived parameters back.</summary>
    public IReadOnlyList<EquationLoop> Backward() => Loops("ParameterBackward", [.. _folded.Select(f => new Binding(f.Value, new(f.Slot)))]);

    // A sum over steps of outer products is added to the weight's gradient as it stands; what is made of such sums is folded,
    // together with the sums that it is made of.
    private void Outer(Node gradient, Node weight)
    {
        var parts = new List<Node>();
        Flatten(gradient);
        var read = new HashSet<Node>(Graph.Order(parts.Where(p => !IsOuter(p))));
        foreach (var part in parts.Where(p => !read.Contains(p)))
            AddOuter(weight, part.Operands[0]);
        var folded = parts.Where(read.Contains).ToArray();
        if (folded.Length > 0)
            FoldMatrices(folded.Aggregate((a, b) => a + b), weight);

        void Flatten(Node node)
        {
            if (node.Op == Op.Add)
                node.Operands.ToList().ForEach(Flatten);
            else
                parts.Add(node);
        }
    }

    private static bool IsOuter(Node node) => node.Op == Op.OverSteps && node.Operands[0].Op == Op.Outer;

    private void FoldMatrices(Node gradient, Node weight)
    {
        foreach (var sum in SumsBelow(gradient))
        {
            if (IsOuter(sum))
                AddOuter(sum, sum.Operands[0]);
            else
                Sum(sum, SumSlot(sum));
        }

        _ofMatrices.Add((weight, gradient));
    }

    private void AddOuter(Node target, Node outer) =>
        _outers.Add((target, values.InBlock(outer.Operands[0]), values.InBlock(outer.Operands[1])));

    // Each once, however many gradients read it.
    private List<Node> SumsBelow(Node gradient) =>
        [.. Graph.Order([gradient]).Where(n => n.Op == Op.OverSteps && !_sumSlots.ContainsKey(n) && _outers.All(o => o.Weight != n))];

    private void Sum(Node overSteps, int parameter)
    {
        var value = overSteps.Operands[0];
        _sums.Add((parameter, values.InBlock(value.Op == Op.Sum ? value.Operands[0] : value)));
    }

    private void Fold(Node gradient, int parameter)
    {
        foreach (var sum in SumsBelow(gradient))
            Sum(sum, SumSlot(sum));
        _folded.Add((gradient, slots.Of(SlotKind.ParameterGradient, gradient.Shape.Size, slots.Slots[parameter].Symbol)));
    }

    // A sum that is no weight's gradient by itself is kept under a parameter of its own, however many gradients read it.
    private int SumSlot(Node sum) =>
        _sumSlots.TryGetValue(sum, out var slot) ? slot : _sumSlots[sum] = slots.New(SlotKind.Parameter, sum.Shape.Size, $"sum{sum.Id}");

    private List<EquationLoop> Loops(string name, List<Binding> stores) =>
        [.. stores.GroupBy(s => s.Node.Shape.Size).Select(size => Loop(EquationLoop.NameOf(name, size.Key), size.Key, [.. size]))];

    private EquationLoop Loop(string name, string? size, List<Binding> stores)
    {
        var order = Below(stores.Select(s => s.Node));
        var loads = order.Where(n => !n.IsElementwise && n.Op != Op.Constant).Select(n => new Binding(n, new(Place(n))));
        return new EquationLoop(name, size, [.. loads], [[.. order.Where(n => n.IsElementwise)]], stores)
        {
            When = name.StartsWith("ParameterForward", StringComparison.Ordinal)
                ? "Derived parameters, once per sequence" : "Gradients folded back, once per sequence",
        };
    }

    // Down to parameters and sums over steps; what is summed belongs to the backward pass.
    private static List<Node> Below(IEnumerable<Node> roots)
    {
        var order = new List<Node>();
        foreach (var root in roots)
            Visit(root);
        return order;

        void Visit(Node node)
        {
            if (order.Contains(node))
                return;
            if (node.IsElementwise)
                node.Operands.ToList().ForEach(Visit);
            order.Add(node);
        }
    }

    private int Place(Node leaf) => leaf.Op == Op.OverSteps
        ? slots.Of(SlotKind.ParameterGradient, leaf.Shape.Size, slots.Slots[SumSlot(leaf)].Symbol)
        : values.Parameter(leaf);
}
