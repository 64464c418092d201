using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>What happens once per sequence: values derived from parameters, and the gradients folded back to the weights.</summary>
internal sealed class ParameterPlanner(SlotTable slots, ValueStore values, DerivedParameters derived)
{
    private readonly List<(Node Weight, ValueRef Adjoint, ValueRef Operand)> _outers = [];
    private readonly List<(int Parameter, ValueRef Value)> _sums = [];
    private readonly List<(Node Value, int Slot)> _folded = [];
    private readonly Dictionary<Node, int> _sumSlots = [];

    public IReadOnlyList<(Node Weight, ValueRef Adjoint, ValueRef Operand)> Outers => _outers;

    public IReadOnlyList<(int Parameter, ValueRef Value)> ColumnSums => _sums;

    /// <summary>Takes in the gradient of a weight: asks for the values that it sums, before the backward pass is planned.</summary>
    public void Gradient(Result result, Node weight)
    {
        if (weight.Shape.Rank == 2)
            Outer(result.Value, weight);
        else if (result.Value.Op == Op.OverSteps)
            Sum(result.Value, values.Parameter(weight));
        else
            Fold(result.Value, values.Parameter(weight));
    }

    /// <summary>Loops that compute every derived parameter that a pass reads.</summary>
    public IReadOnlyList<EquationLoop> Forward() => Loops(
        "ParameterForward", [.. derived.Nodes.Select(d => new Binding(d, new(values.Parameter(d))))]);

    /// <summary>Loops that fold gradients of derived parameters back.</summary>
    public IReadOnlyList<EquationLoop> Backward() => Loops("ParameterBackward", [.. _folded.Select(f => new Binding(f.Value, new(f.Slot)))]);

    private void Outer(Node gradient, Node weight)
    {
        if (gradient.Op == Op.Add)
        {
            foreach (var part in gradient.Operands)
                Outer(part, weight);
        }
        else
        {
            var outer = gradient.Operands[0];
            _outers.Add((weight, values.InBlock(outer.Operands[0]), values.InBlock(outer.Operands[1])));
        }
    }

    private void Sum(Node overSteps, int parameter)
    {
        var value = overSteps.Operands[0];
        _sums.Add((parameter, values.InBlock(value.Op == Op.Sum ? value.Operands[0] : value)));
    }

    private void Fold(Node gradient, int parameter)
    {
        foreach (var sum in Graph.Order([gradient]).Where(n => n.Op == Op.OverSteps && !_sumSlots.ContainsKey(n)))
            Sum(sum, SumSlot(sum));
        _folded.Add((gradient, slots.Of(SlotKind.ParameterGradient, gradient.Shape.Rows, slots.Slots[parameter].Symbol)));
    }

    // A sum that is no weight's gradient by itself is kept under a parameter of its own, however many gradients read it.
    private int SumSlot(Node sum) =>
        _sumSlots.TryGetValue(sum, out var slot) ? slot : _sumSlots[sum] = slots.New(SlotKind.Parameter, sum.Shape.Rows, $"sum{sum.Id}");

    private List<EquationLoop> Loops(string name, List<Binding> stores) =>
        [.. stores.GroupBy(s => s.Node.Shape.Rows).Select(size => Loop(EquationLoop.NameOf(name, size.Key), size.Key, [.. size]))];

    private EquationLoop Loop(string name, string? size, List<Binding> stores)
    {
        var order = Below(stores.Select(s => s.Node));
        var loads = order.Where(n => !n.IsElementwise && n.Op != Op.Constant).Select(n => new Binding(n, new(Place(n))));
        return new EquationLoop(name, size, [.. loads], [[.. order.Where(n => n.IsElementwise)]], stores, Exchanged: false)
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
        ? slots.Of(SlotKind.ParameterGradient, leaf.Shape.Rows, slots.Slots[SumSlot(leaf)].Symbol)
        : values.Parameter(leaf);
}
