namespace Kernels.Execution;

/// <summary>An emitted equation loop: everything elementwise between two products, for some rows and units.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <param name="slots">Values in the order of the loop's bindings.</param>
/// <param name="rows">Number of rows: of a batch, or of all steps of a block, in the order in which a step needs the one before.</param>
/// <param name="units">Number of units, a multiple of sixteen.</param>
public delegate void EquationLoop<T>(ReadOnlySpan<Slot<T>> slots, int rows, int units)
    where T : unmanaged;

/// <summary>One emitted equation loop as the runtime calls it.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <param name="loop">The loop.</param>
/// <param name="slots">How many slots it has.</param>
/// <remarks>A delegate rather than a function pointer: emitted code compiles in projects that do not allow unsafe blocks.</remarks>
public readonly struct Equations<T>(EquationLoop<T> loop, int slots)
    where T : unmanaged
{
    /// <summary>Runs the loop.</summary>
    public unsafe void Invoke(Slot<T>* values, int rows, int units) =>
        loop(new ReadOnlySpan<Slot<T>>(values, slots), rows, units);
}
