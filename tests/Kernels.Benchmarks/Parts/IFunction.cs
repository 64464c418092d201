using System.Runtime.Intrinsics;

namespace Kernels.Benchmarks.Parts;

/// <summary>A function of the library in all widths.</summary>
internal interface IFunction
{
    static abstract Vector512<float> Of(Vector512<float> x);

    static abstract Vector256<float> Of(Vector256<float> x);

    static abstract Vector128<float> Of(Vector128<float> x);
}
