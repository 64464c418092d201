using System.Runtime.CompilerServices;

namespace Kernels.Execution;

/// <summary>One tile of a panel: which one, and where it reads and writes, counted from what a step and a panel begin
/// with.</summary>
internal readonly unsafe struct TileCall<T>
    where T : unmanaged
{
    /// <summary>The tile of one strip; null where <see cref="Across"/> takes several.</summary>
    public delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> Product { get; init; }

    public delegate*<T*, nint, T*, nint, nint, T*, nint, T*, nint, void> Across { get; init; }

    /// <summary>Elements between the strips of <see cref="Across"/>.</summary>
    public nint Gap { get; init; }

    /// <summary>First row.</summary>
    public nint Row { get; init; }

    /// <summary>First column of the panel.</summary>
    public nint Column { get; init; }

    /// <summary>First element of the operand's rows.</summary>
    public nint From { get; init; }

    /// <summary>First weight of the panel.</summary>
    public nint Weights { get; init; }

    /// <summary>Elements of a row of the operand.</summary>
    public nint Depth { get; init; }

    /// <summary>Whether it begins the sums; otherwise it adds to them.</summary>
    public bool Starts { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(T* a, nint aStride, T* weights, T* start, nint startStride, T* c, nint cStride)
    {
        a += (Row * aStride) + From;
        weights += Weights;
        c += (Row * cStride) + Column;
        T* init = Starts ? start + (Row * startStride) + Column : c;
        nint initStride = Starts ? startStride : cStride;
        if (Product is not null)
            Product(a, aStride, weights, Depth, init, initStride, c, cStride);
        else
            Across(a, aStride, weights, Gap, Depth, init, initStride, c, cStride);
    }
}
