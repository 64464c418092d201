using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Fixed;

/// <summary>What a step of inference does, in order, without what only the tape asks for.</summary>
internal sealed class FixedOrder
{
    private readonly KernelPlan _plan;
    private readonly Dictionary<int, int> _startedFrom;
    private readonly HashSet<ValueRef> _read = [];
    private readonly HashSet<int> _summed = [];

    private FixedOrder(KernelPlan plan)
    {
        _plan = plan;
        _startedFrom = Parts().SelectMany(p => p.Groups).Select(g => plan.Groups[g].Hoisted).Where(h => h >= 0)
            .GroupBy(h => h).ToDictionary(h => h.Key, h => h.Count());
    }

    /// <summary>Groups to compute and loops to run.</summary>
    /// <param name="Group">A group, or -1.</param>
    /// <param name="Loop">A loop, or null.</param>
    public readonly record struct Item(int Group, EquationLoop? Loop);

    public static IReadOnlyList<Item> Run(KernelPlan plan) => new FixedOrder(plan).Run();

    /// <summary>Groups whose sums are one chain: what was hoisted for one group alone is computed with it.</summary>
    public static IReadOnlyList<int> ChainOf(KernelPlan plan, int group) => new FixedOrder(plan).Chain(group);

    private IEnumerable<Stage> Stages() => _plan.Forward.Before.Concat(_plan.Forward.Step).Concat(_plan.Forward.After);

    private IEnumerable<Part> Parts() => Stages().SelectMany(s => s.Parts);

    private List<int> Chain(int group) =>
        _plan.Groups[group].Hoisted is >= 0 and var hoisted && _startedFrom[hoisted] == 1 ? [hoisted, group] : [group];

    // From the last to the first, so that it is known what is still read. Products of a stage come before its equations:
    // parts do not depend on each other, and none then reads a state that another has replaced.
    private List<Item> Run()
    {
        var items = new List<Item>();
        foreach (var stage in Stages().Reverse())
        {
            foreach (var part in stage.Parts.Reverse().Where(p => p.Loop is not null))
            {
                if (Needed(part.Loop!) is { } loop)
                    items.Insert(0, new(-1, loop));
            }

            foreach (var group in stage.Parts.SelectMany(p => p.Groups).Reverse().Where(_summed.Contains))
            {
                Read(group);
                items.Insert(0, new(group, null));
            }
        }

        return items;
    }

    private void Read(int group)
    {
        var chain = Chain(group);
        _read.UnionWith(chain.SelectMany(g => _plan.Groups[g].Terms).Select(t => t.Operand));
        if (_plan.Groups[chain[0]].Hoisted is >= 0 and var hoisted)
            _summed.Add(hoisted);
    }

    private EquationLoop? Needed(EquationLoop loop)
    {
        var stores = loop.Stores.Where(s => IsNeeded(s.Value)).ToList();
        if (stores.Count == 0)
            return null;
        var body = new HashSet<Node>();
        stores.ForEach(s => Visit(s.Node));
        var operands = new HashSet<Node>(body.SelectMany(n => n.Operands).Concat(stores.Select(s => s.Node)));
        var loads = loop.Loads.Where(l => operands.Contains(l.Node)).ToList();
        _read.UnionWith(loads.Where(l => l.Group < 0).Select(l => l.Value));
        _summed.UnionWith(loads.Where(l => l.Group >= 0).Select(l => l.Group));
        // One row has nothing to overlap across sweeps.
        return new EquationLoop(loop.Name, loop.Size, loads, [[.. loop.Body.Where(body.Contains)]], stores)
        {
            When = loop.When,
        };

        void Visit(Node node)
        {
            if (loop.Body.Contains(node) && body.Add(node))
                node.Operands.ToList().ForEach(Visit);
        }
    }

    private bool IsNeeded(ValueRef value) =>
        _plan.Slots[value.Slot].Kind is SlotKind.State or SlotKind.Output || _read.Contains(value);
}
