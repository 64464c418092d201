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

    // The activation of a vanilla cell.
    public const int Tanh = 0x2f;

    // Layouts: free, [T, N, C], [L, D, N, C] and [L, D, G, O] (one tag), and weights [L, D, I, G, O] that lie as
    // [L, D, G, O, I].
    public const int Any = 1;
    public const int StepsRowsUnits = 4;
    public const int StatesRowsUnits = 5;
    public const int GatesUnits = 5;
    public const int GatesUnitsInputs = 16;

    // Questions to a plan.
    public const int ImplementationName = 8;
    public const int ArgumentLayout = 255;
}
