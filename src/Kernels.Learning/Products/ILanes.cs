namespace Kernels.Learning.Products;

/// <summary>A vector width, so that one product tile serves all of them.</summary>
/// <typeparam name="TVector">The vector of that width.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(float* destination, TVector value);

    static abstract TVector Create(float value);

    static abstract TVector Add(TVector left, TVector right);

    /// <summary>left · right + addend, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);
}
