using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>From a scheduled pass to stages of parts, each with its products and its equation loop.</summary>
internal sealed class PassPlanner
{
    private readonly string _name;
    private readonly Schedule _schedule;
    private readonly ValueStore _values;
    private readonly SlotTable _slots;
    private readonly GroupProducts _products;
    private readonly List<ProductGroup> _groups;
    private readonly HashSet<Node> _recomputed = [];
    private readonly HashSet<string> _names = [];

    // A store and a load within a step, and what is well below them, in the tenths of a cycle of OpTable.Cost.
    private const int StoreCost = 6;
    private const int CheapCost = 3;

    public PassPlanner(string name, Schedule schedule, ValueStore values, SlotTable slots, List<ProductGroup> groups)
    {
        (_name, _schedule, _values, _slots, _groups) = (name, schedule, values, slots, groups);
        _products = new GroupProducts(schedule, values, groups);
    }

    public PassPlan Run()
    {
        HandOverValues();
        var parts = Keys().Select(k => (Key: k, Groups: _products.Run(AffinesOf(k), k.Phase))).ToList();
        var operations = _schedule.Order.Where(n => n.IsRowOperation).SelectMany(Operations).ToList();
        var exchanged = IsExchanged(parts) && operations.All(o => o.Key.Phase != Phase.Step);
        var built = parts.Select(p => (p.Key, Part: new Part(p.Key.Shape.Size, p.Groups, Loop(p.Key, exchanged && p.Key.Phase == Phase.Step))))
            .Concat(_products.Hoisted.Select(h => (Key: new PartKey(Phase.Before, h.Stage, new(_groups[h.Group].Size), h.Condition),
                Part: new Part(_groups[h.Group].Size, [h.Group], null))))
            .Concat(operations)
            .Where(p => p.Part.Groups.Count > 0 || p.Part.Loop is not null || p.Part.Operation is not null).ToList();
        return new PassPlan(Stages(Phase.Before), Stages(Phase.Step), Stages(Phase.After), exchanged);

        List<Stage> Stages(Phase phase) => [.. built.Where(p => p.Key.Phase == phase).GroupBy(p => p.Key.Stage)
            .OrderBy(g => g.Key).Select(g => new Stage([.. g.Select(p => p.Part with { When = p.Key.When })]))];
    }

    /// <summary>Group and member of an affine of this pass.</summary>
    public (int Group, int Member) MemberOf(Node affine) => _products[affine];

    private readonly record struct PartKey(Phase Phase, int Stage, Shape Shape, StepCondition? When);

    // A hoisted affine that one part of the steps alone reads is handed over as accumulators and belongs to that part.
    private PartKey KeyOf(Node node)
    {
        if (node.Op == Op.Affine && _schedule.PhaseOf(node) == Phase.Before
            && _schedule.UsersOf(node) is { Count: > 0 } users && users.All(u => u.IsElementwise && _schedule.PhaseOf(u) == Phase.Step)
            && users.Select(_schedule.StageOf).Distinct().Count() == 1 && users.All(u => When(u) == When(node)))
            return new(Phase.Step, _schedule.StageOf(users[0]), node.Shape, When(node));
        return new(_schedule.PhaseOf(node), _schedule.StageOf(node), node.Shape, When(node));
    }

    private StepCondition? When(Node node) => _schedule.Conditions[node];

    // Copies of leaves and constants have no stage of their own: they go with the first stage of the steps.
    private IEnumerable<PartKey> Keys() => _schedule.Order.Where(n => !n.IsRowOperation).Select(KeyOf)
        .Concat(Copies().Select(c => new PartKey(Phase.Step, 0, ShapeOf(c), null))).Distinct();

    // One for each place: a result that is asked for twice is cheap to find twice.
    private IEnumerable<(PartKey Key, Part Part)> Operations(Node node)
    {
        var key = KeyOf(node);
        ValueRef[] operands = [.. node.Operands.Select(o => o.Stored).Select(o => o.IsParameter ? new(_values.Parameter(o)) : Place(o, key.Phase))];
        return _values.Places[node].Select(place =>
            (key, new Part(node.Operands[0].Shape.Size, [], null) { Operation = new RowOperation(node, operands, place) }));
    }

    private IEnumerable<Node> AffinesOf(PartKey key) => _schedule.Order.Where(n => n.Op == Op.Affine && KeyOf(n) == key);

    // A constant has no shape of its own: it fills the place that it is asked for in, a matrix as one long row.
    private Shape ShapeOf(Binding copy) => copy.Node.Op == Op.Constant ? new(_slots.Slots[copy.Value.Slot].Size) : copy.Node.Shape;

    private IEnumerable<Binding> Copies() => _values.Places.Where(p => !Schedule.IsComputed(p.Key))
        .SelectMany(p => p.Value.Select(place => new Binding(p.Key, place)));

    // A value read outside its own part needs a place to be read from, unless computing it again there is cheaper.
    private void HandOverValues()
    {
        var readers = new Dictionary<Node, List<Node>>();
        foreach (var node in _schedule.Order)
        {
            // What is read through a view is the vector.
            foreach (var operand in node.Operands.Select(o => (node.IsElementwise && o.IsView ? o.Operands[0] : o).Stored).Where(IsKept))
            {
                if (!Schedule.IsComputed(operand) || !node.IsElementwise || operand.IsRowOperation || KeyOf(operand) != KeyOf(node))
                    (readers.TryGetValue(operand, out var list) ? list : readers[operand] = []).Add(node);
            }
        }

        foreach (var node in _schedule.Order.Where(readers.ContainsKey))
        {
            if (IsCheaplyRecomputed(node, readers[node]))
                Recompute(node);
            else
                readers[node].ForEach(r => Place(node, _schedule.PhaseOf(r)));
        }

        foreach (var leaf in readers.Keys.Where(n => !Schedule.IsComputed(n)))
            readers[leaf].ForEach(r => Place(leaf, _schedule.PhaseOf(r)));
    }

    // A product's matrix is a weight, which lies where weights lie.
    private static bool IsKept(Node node) => !node.IsParameter && node.Op != Op.Constant;

    // Within the steps, from values that can be read there anyway.
    private bool IsCheaplyRecomputed(Node node, List<Node> readers) =>
        !_values.Places.ContainsKey(node) && readers.Append(node).All(r => r.IsElementwise && KeyOf(r).Phase == Phase.Step)
        && RecomputeCost(node) <= CheapCost;

    private int RecomputeCost(Node node) =>
        node.IsView || !Schedule.IsComputed(node) || _values.Places.ContainsKey(node) || _recomputed.Contains(node) ? 0
        : node.IsElementwise ? OpTable.Of(node.Op).Cost + node.Operands.Sum(RecomputeCost) : StoreCost;

    private void Recompute(Node node)
    {
        // Also what costs nothing, as a number stretched over units does: no slot holds it either.
        if (node.IsElementwise && Schedule.IsComputed(node) && !_values.Places.ContainsKey(node) && _recomputed.Add(node))
            node.Operands.ToList().ForEach(Recompute);
    }

    // A leaf lies in its own slot; the caller asks only so that one that lives for a step is kept for the block.
    private ValueRef Place(Node value, Phase reader)
    {
        var node = value.Stored;
        var near = reader == Phase.Step && (!Schedule.IsComputed(node) || KeyOf(node).Phase == Phase.Step);
        return near ? _values.InStep(node) : _values.InBlock(node);
    }

    // Each part runs all its steps alone. Vectors of one size read no vectors of another, but they read numbers, which would
    // be a block ahead of them.
    private bool IsExchanged(List<(PartKey Key, IReadOnlyList<int> Groups)> parts)
    {
        var step = parts.Where(p => p.Key.Phase == Phase.Step).ToList();
        return step.Count > 0 && (step.Count == 1 || step.All(p => p.Key.Shape.Rank == 1)) && step.All(p =>
            p.Key.Stage == step[0].Key.Stage && p.Key.When is null && p.Key.Shape.Rank < 2 && p.Groups.All(g => _groups[g].Terms.Count == 0));
    }

    private EquationLoop? Loop(PartKey key, bool exchanged)
    {
        var own = _schedule.Order.Where(n => !n.IsRowOperation && KeyOf(n) == key).ToList();
        var stores = own.Where(_values.Places.ContainsKey).SelectMany(n => _values.Places[n].Select(p => new Binding(n, p))).ToList();
        if (key is { Phase: Phase.Step, Stage: 0, When: null })
            stores.AddRange(Copies().Where(c => ShapeOf(c) == key.Shape));
        var needed = NeededFor(stores, own);
        var body = _schedule.Order.Where(needed.Contains).ToList();
        if (stores.Count == 0)
            return null;
        var cut = exchanged ? null : new CutSweeps(body, stores.Select(s => s.Node));
        stores.AddRange((cut?.Handed ?? []).Select(n => new Binding(n, _values.InStep(n))));
        var loads = body.SelectMany(n => n.Operands).Concat(stores.Select(s => s.Node)).Distinct()
            .Where(n => !body.Contains(n) && n.Op != Op.Constant).Select(n => Load(n, key)).ToList();
        var name = FreshName(EquationLoop.NameOf($"{_name}{key.Phase}{key.Stage}{key.When?.Name}", key.Shape.Size));
        return new EquationLoop(name, key.Shape.Size, loads, cut?.Sweeps ?? [body], stores)
        {
            Columns = key.Shape.Columns,
            When = $"{_name} pass, {When(key.Phase, exchanged)}{(key.When is null ? "" : $" where {key.When}")}, stage {key.Stage}",
        };
    }

    // A vector and the matrices that it is read as have one size, and a loop each.
    private string FreshName(string name)
    {
        var fresh = name;
        for (var i = 2; !_names.Add(fresh); i++)
            fresh = name + "As" + i;
        return fresh;
    }

    private static string When(Phase phase, bool exchanged) => phase switch
    {
        Phase.Before => "before the steps of a time block",
        Phase.After => "after the steps of a time block",
        _ => exchanged ? "through time" : "each step",
    };

    // Everything elementwise that a part's stores read: its own values, and those of earlier stages that it computes again.
    private HashSet<Node> NeededFor(List<Binding> stores, List<Node> own)
    {
        var needed = new HashSet<Node>();
        stores.ForEach(s => Visit(s.Node));
        return needed;

        void Visit(Node node)
        {
            if (node.IsElementwise && (own.Contains(node) || _recomputed.Contains(node)) && needed.Add(node))
                node.Operands.ToList().ForEach(Visit);
        }
    }

    private Binding Load(Node node, PartKey key)
    {
        if (node.Op == Op.Affine && KeyOf(node) == key)
        {
            var (group, member) = _products[node];
            return new(node, default, group, member);
        }

        var read = (node.IsView ? node.Operands[0] : node).Stored;
        return new(node, read.IsParameter ? new(_values.Parameter(read)) : Place(read, key.Phase));
    }
}
