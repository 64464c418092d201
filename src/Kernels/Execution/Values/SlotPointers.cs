namespace Kernels.Execution;

/// <summary>First elements of slots that have one row for all rows and steps.</summary>
internal readonly unsafe struct SlotPointers<T>(T* start, Record record)
    where T : unmanaged
{
    public T* this[int slot] => start + record.Offset(slot);
}
