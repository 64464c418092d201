using System.Numerics;

namespace Kernels.Execution;

/// <summary>Runs equation loops over parameters: one row, all units.</summary>
internal static unsafe class ParameterLoops
{
    /// <summary>Finds the row of a slot.</summary>
    public delegate T* RowOf<T>(int slot)
        where T : unmanaged;

    public static void Run<T>(CompiledCell cell, CellSizes sizes, LoopInfo loop, Equations<T>[] equations,
        RowOf<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Slot<T>* slots = stackalloc Slot<T>[loop.Bindings.Length];
        for (int i = 0; i < loop.Bindings.Length; i++)
            slots[i] = new Slot<T> { Pointer = rows(loop.Bindings[i].Value.Slot) };
        equations[loop.Equations].Invoke(slots, 1, sizes.Padded(loop.Size));
    }
}
