using System.Numerics;

namespace Kernels.Execution;

/// <summary>An equation loop and where its slots lie, as one pass runs it.</summary>
internal sealed class Loop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Loop(LoopInfo info, CompiledCell cell, Equations<T> equations, Group<T>?[] groups)
    {
        Info = info;
        Equations = equations;
        Places = new Place<T>[info.Bindings.Length];
        Carried = new Place<T>[info.Bindings.Length];
        Guarded = [.. Enumerable.Range(0, info.Bindings.Length).Where(i => info.Bindings[i] is { Writes: true, Group: < 0 } binding
            && binding.Value.Next && cell.Slots[binding.Value.Slot].IsGuarded)];
        Groups = [.. info.Bindings.Select(binding => binding.Group >= 0 ? Source(groups[binding.Group]!) : null)];
    }

    public LoopInfo Info { get; }

    public Equations<T> Equations { get; }

    /// <summary>Which bindings write what is kept from the denormals.</summary>
    public int[] Guarded { get; }

    public Place<T>[] Places { get; }

    /// <summary>For values that leave the step, where the value that entered it lies: what a row keeps after its
    /// length.</summary>
    public Place<T>[] Carried { get; }

    /// <summary>For accumulators, the group that holds them.</summary>
    public Group<T>?[] Groups { get; }

    public void Bind(SlotMap<T> map)
    {
        for (int i = 0; i < Places.Length; i++)
        {
            BindingInfo binding = Info.Bindings[i];
            if (binding.Group >= 0)
                continue;
            Places[i] = map.Bound(binding.Value);
            if (binding.Value.Next)
                Carried[i] = map.Bound(binding.Value with { Next = false });
        }
    }

    /// <summary>A group that adds nothing to what was hoisted is read where that lies.</summary>
    private static Group<T> Source(Group<T> group) =>
        group is { Runs.Length: 0, Hoisted: not null } ? group.Hoisted : group;
}
