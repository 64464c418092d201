using System.Runtime.CompilerServices;

namespace Kernels.Execution;

/// <summary>Where one value of an equation loop lies: its first element, and how far rows and steps are apart.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>Rows are padded to sixteen elements, so that whole vectors may be loaded and stored. What stands in the padding is arbitrary.</remarks>
public unsafe struct Slot<T>
    where T : unmanaged
{
    /// <summary>Element (first row, first unit) of this call.</summary>
    public T* Pointer;

    /// <summary>Elements between rows; 0 for a value shared by all rows, negative where the last row comes first.</summary>
    public nint RowStride;

    /// <summary>First element of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* Row(int row) => Pointer + (row * RowStride);

    /// <summary>First element of a row, for callers whose project does not allow unsafe blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref T At(int row) => ref Unsafe.AsRef<T>(Pointer + (row * RowStride));
}
