namespace Kernels.Execution;

/// <summary>Slots of one lifetime side by side: one record per row and time, [slot0 | slot1 | …], each
/// padded.</summary>
internal sealed class Record
{
    // Rows that are a multiple of half a KiB apart share very few L1 sets; an odd number of lines spreads a column
    // over all of them.
    private const int Aliasing = 512;

    private readonly int[] _offsets;

    public Record(CompiledCell cell, CellSizes sizes, IEnumerable<int> slots, int elementSize)
    {
        _offsets = new int[cell.Slots.Length];
        Array.Fill(_offsets, -1);
        foreach (int slot in slots.Distinct().Order())
        {
            _offsets[slot] = Stride;
            Stride += sizes.Room(cell.Slots[slot].Size);
        }

        if (Stride > 0 && Stride * elementSize % Aliasing == 0)
            Stride += CellSizes.Padding;
    }

    /// <summary>Elements of a record.</summary>
    public int Stride { get; }

    public bool IsEmpty => Stride == 0;

    public bool Holds(int slot) => _offsets[slot] >= 0;

    /// <summary>Where a slot starts in the record.</summary>
    public int Offset(int slot) => _offsets[slot] >= 0
        ? _offsets[slot]
        : throw new InvalidOperationException($"The plan uses slot {slot} where it has no storage.");
}
