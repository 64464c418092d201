namespace Kernels.Execution;

/// <summary>One emitted equation loop: everything elementwise between two products, for some rows and units.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <param name="entry">
/// The method: slots in the order of the loop's bindings, rows, units (a multiple of sixteen), and steps
/// (1 unless the loop is exchanged, that is, runs through time for each row and vector of units).
/// </param>
public readonly unsafe struct Equations<T>(delegate*<Slot<T>*, int, int, int, void> entry)
    where T : unmanaged
{
    /// <summary>Runs the loop.</summary>
    public void Invoke(Slot<T>* slots, int rows, int units, int steps) => entry(slots, rows, units, steps);
}
