using Kernels.Compiler.Emission.Tiles;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Fixed;

/// <summary>From a plan and a value for each of its sizes to a step in which every bound and every address is a constant.</summary>
internal sealed class PlanFixedStep
{
    /// <summary>Multiply–adds of a step that are written out; above it loops of constant length remain.</summary>
    /// <remarks>At about 1,200 in one method the just-in-time compiler gives up optimising it.</remarks>
    public const int UnrolledMultiplyAdds = 800;

    /// <summary>Vectors that the just-in-time compiler keeps in registers whatever a target has.</summary>
    private const int MostLiveVectors = 28;

    /// <summary>Rows start at cache lines.</summary>
    private const int Padding = 16;

    private readonly KernelPlan _plan;
    private readonly IReadOnlyDictionary<string, int> _sizes;
    private readonly TileTarget _target;
    private readonly IReadOnlyList<FixedOrder.Item> _items;
    private readonly Dictionary<ValueRef, int> _rows = [];
    private readonly Dictionary<int, int> _parameters = [];
    private readonly Dictionary<int, (int Sums, int UnitVectors)> _sums = [];
    private int _rowElements;
    private int _weightElements;

    private PlanFixedStep(KernelPlan plan, IReadOnlyDictionary<string, int> sizes, TileTarget target)
    {
        (_plan, _sizes, _target) = (plan, sizes, target);
        _items = FixedOrder.Run(plan);
    }

    public static FixedStep Run(KernelPlan plan, IReadOnlyDictionary<string, int> sizes, TileTarget target) =>
        new PlanFixedStep(plan, sizes, target).Run();

    private FixedStep Run()
    {
        for (var slot = 0; slot < _plan.Slots.Count; slot++)
        {
            if (_plan.Slots[slot].Kind is SlotKind.Input or SlotKind.State)
                Row(new ValueRef(slot));
        }

        // The driver writes them: a constant address cannot go round a ring.
        foreach (var delay in _plan.Delays)
            Row(delay.Value);

        var unrolled = _items.Where(i => i.Loop is null).Sum(i => MultiplyAdds(i.Group)) <= UnrolledMultiplyAdds;
        List<FixedWork> work = [];
        foreach (var item in _items)
            work.Add(item.Loop is { } loop ? Loop(loop) : Product(item.Group, unrolled));
        work.AddRange(Copies());
        return new FixedStep
        {
            Sizes = _sizes,
            Lanes = _target.Lanes,
            Work = work,
            Rows = _rows,
            Parameters = _parameters,
            RowElements = _rowElements,
            WeightElements = _weightElements,
        };
    }

    private int MultiplyAdds(int group) => FixedOrder.ChainOf(_plan, group)
        .SelectMany(g => _plan.Groups[g].Terms).Sum(t => Units(t.OperandSize)) * Vectors(group);

    private int Vectors(int group) => _plan.Groups[group].Members.Count * UnitVectors(_plan.Groups[group].Size);

    private int Units(string size) => SizeText.Value(size, name => _sizes[name]);

    private int UnitVectors(string? size) => ((size is null ? 1 : Units(size)) + _target.Lanes - 1) / _target.Lanes;

    private FixedProduct Product(int index, bool unrolled)
    {
        var group = _plan.Groups[index];
        var chain = FixedOrder.ChainOf(_plan, index);
        var terms = chain.SelectMany(g => _plan.Groups[g].Terms)
            .Select(t => new FixedTerm(t, Row(t.Operand), Units(t.OperandSize))).ToList();
        var vectors = Vectors(index);
        var hoisted = _plan.Groups[chain[0]].Hoisted;
        var start = hoisted >= 0 ? new FixedPlace(false, _sums[hoisted].Sums) : new FixedPlace(true, Weights(vectors * _target.Lanes));
        _sums[index] = (Rows(vectors * _target.Lanes), UnitVectors(group.Size));
        var depth = terms.Sum(t => t.Depth);
        var strips = Strips(vectors).Select(s => new FixedStrip(s.First, s.Vectors, Weights(depth * s.Vectors * _target.Lanes))).ToList();
        return new FixedProduct(index, chain, terms, UnitVectors(group.Size), _sums[index].Sums, start, strips, unrolled);
    }

    // As few strips as the registers allow, as even as possible: one broadcast of an operand serves a whole strip.
    private IEnumerable<(int First, int Vectors)> Strips(int vectors)
    {
        var most = 1;
        while (TileBudget.LiveVectors(_target, 1, most + 1) <= Math.Min(_target.Registers, MostLiveVectors))
            most++;
        var strips = (vectors + most - 1) / most;
        for (var (strip, first) = (0, 0); strip < strips; strip++)
        {
            var count = (vectors / strips) + (strip < vectors % strips ? 1 : 0);
            yield return (first, count);
            first += count;
        }
    }

    private FixedLoop Loop(EquationLoop loop)
    {
        var replaced = loop.Loads.Where(l => l.Group < 0 && loop.Stores.Any(s => s.Value == l.Value with { Next = true } && IsInPlace(l.Value)));
        return new FixedLoop(
            loop, UnitVectors(loop.Size) * _target.Lanes, [.. loop.Bindings.Select(b => Place(b.Binding))], [.. replaced]);
    }

    private FixedPlace Place(Binding binding)
    {
        if (binding.Group >= 0)
        {
            var (sums, unitVectors) = _sums[binding.Group];
            return new(false, sums + (binding.Member * unitVectors * _target.Lanes));
        }

        return _plan.Slots[binding.Value.Slot].Kind == SlotKind.Parameter
            ? new(true, Parameter(binding.Value.Slot))
            : new(false, Row(binding.Value));
    }

    // The new value of a state takes the place of the old one, where nothing reads the old one afterwards.
    private int Row(ValueRef value)
    {
        if (!_rows.TryGetValue(value, out var row))
        {
            row = value.Next && IsInPlace(value with { Next = false })
                ? Row(value with { Next = false })
                : Rows(Elements(value.Slot));
            _rows.Add(value, row);
        }

        return row;
    }

    private bool IsInPlace(ValueRef state)
    {
        var written = _items.TakeWhile(i => !Writes(i, state)).Count();
        return !_items.Skip(written + 1).Any(i => Reads(i, state));
    }

    private static bool Writes(FixedOrder.Item item, ValueRef state) =>
        item.Loop is { } loop && loop.Stores.Any(s => s.Value == state with { Next = true });

    private bool Reads(FixedOrder.Item item, ValueRef state) => item.Loop is { } loop
        ? loop.Loads.Any(l => l.Group < 0 && l.Value == state)
        : FixedOrder.ChainOf(_plan, item.Group).SelectMany(g => _plan.Groups[g].Terms).Any(t => t.Operand == state);

    private IEnumerable<FixedCopy> Copies() =>
        from row in _rows
        where row.Key.Next && _rows[row.Key with { Next = false }] != row.Value
        orderby row.Value
        select new FixedCopy(row.Value, _rows[row.Key with { Next = false }], UnitVectors(_plan.Slots[row.Key.Slot].Size) * _target.Lanes);

    private int Parameter(int slot)
    {
        if (!_parameters.TryGetValue(slot, out var offset))
            _parameters.Add(slot, offset = Weights(Elements(slot)));
        return offset;
    }

    private int Elements(int slot) => UnitVectors(_plan.Slots[slot].Size) * _target.Lanes;

    private int Rows(int elements) => Take(ref _rowElements, elements);

    private int Weights(int elements) => Take(ref _weightElements, elements);

    private static int Take(ref int total, int elements)
    {
        var offset = total;
        total += (elements + Padding - 1) / Padding * Padding;
        return offset;
    }
}
