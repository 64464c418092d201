namespace Kernels.Execution;

/// <summary>An instruction set for which kernels are emitted.</summary>
public enum Target
{
    /// <summary>128-bit vectors in portable form; on any processor, Arm included.</summary>
    Vector128,

    /// <summary>256-bit vectors: AVX2 with fused multiply-add.</summary>
    Vector256,

    /// <summary>512-bit vectors: AVX-512 F, BW, DQ and VL.</summary>
    Vector512,
}
