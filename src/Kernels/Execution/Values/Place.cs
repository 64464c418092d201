using System.Runtime.CompilerServices;

namespace Kernels.Execution;

/// <summary>Which entry along time a value is taken from.</summary>
internal enum Moment
{
    /// <summary>The only one.</summary>
    Fixed,

    /// <summary>Step s of the block.</summary>
    Step,

    /// <summary>Step s + 1 of the block.</summary>
    NextStep,

    /// <summary>Step t of the sequence.</summary>
    Time,

    /// <summary>Step t + 1 of the sequence.</summary>
    NextTime,

    /// <summary>Of two entries that change roles at each step, the one that was written last.</summary>
    GradientRead,

    /// <summary>Of two entries that change roles at each step, the one that is being written.</summary>
    GradientWrite,

    /// <summary>The index of the step, which counts on from part to part of a sequence.</summary>
    Index,

    /// <summary>Minus the first row of the chunk at work: scratch holds the rows of one chunk.</summary>
    Chunk,
}

/// <summary>Where a value lies in this run: address = Base + moment · Step + row · Row + unit · Unit.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
internal unsafe struct Place<T>
    where T : unmanaged
{
    /// <summary>Entry 0, row 0, unit 0.</summary>
    public T* Base;

    /// <summary>Elements between rows.</summary>
    public nint Row;

    /// <summary>Elements between entries along time.</summary>
    public nint Step;

    /// <summary>Which entry.</summary>
    public Moment Moment;

    /// <summary>Elements per unit from panel to panel: 1 in a row; 0 for a rank-0 value, whose sixteen elements serve
    /// all units; rows × members where values lie in panel order.</summary>
    public nint Unit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* At(nint* moments, nint row) => Base + (moments[(int)Moment] * Step) + (row * Row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* At(nint* moments, nint row, nint unit) => At(moments, row) + (unit * Unit);
}
