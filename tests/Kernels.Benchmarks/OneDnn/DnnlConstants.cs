namespace Kernels.Benchmarks.OneDnn;

/// <summary>Numbers of oneDNN 2's header <c>dnnl_types.h</c>.</summary>
internal static class DnnlConstants
{
    public const int Cpu = 1;
    public const uint DefaultStream = 1;
    public const int Float32 = 3;
    public const int LeftToRight = 0;

    // Kinds of propagation.
    public const int Inference = 96;
    public const int Training = 64;
    public const int Backward = 128;

    // Layouts: free, [T, N, C], [L, D, N, C] and [L, D, G, O] (one tag), [L, D, I, G, O].
    public const int Any = 1;
    public const int StepsRowsUnits = 4;
    public const int StatesRowsUnits = 5;
    public const int GatesUnits = 5;
    public const int InputsGatesUnits = 7;

    // Questions to a plan.
    public const int ImplementationName = 8;
    public const int ArgumentLayout = 255;
}
