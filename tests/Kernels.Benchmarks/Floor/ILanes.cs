namespace Kernels.Benchmarks.Floor;

/// <summary>A vector of floats of one width: what the loops of the floor are written over.</summary>
/// <typeparam name="TSelf">The vector.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Floats in it.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes equal.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads whole lanes.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>a + b.</summary>
    static abstract TSelf Add(TSelf a, TSelf b);

    /// <summary>a · b + c, fused where the processor has it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Sum of the lanes.</summary>
    static abstract float Sum(TSelf value);
}
