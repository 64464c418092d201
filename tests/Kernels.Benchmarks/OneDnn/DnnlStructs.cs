using System.Runtime.InteropServices;

namespace Kernels.Benchmarks.OneDnn;

/// <summary><c>dnnl_memory_desc_t</c> of version 2: 696 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 696)]
internal struct DnnlLayout
{
    // Eight bytes wide, so that the block is aligned as the library's own type is.
    private long _first;
}

/// <summary><c>dnnl_rnn_desc_t</c> of version 2: 15344 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 15344)]
internal struct DnnlRnn
{
    private long _first;
}

/// <summary><c>dnnl_version_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DnnlVersion
{
    public int Major;
    public int Minor;
    public int Patch;
}

/// <summary><c>dnnl_exec_arg_t</c>: a buffer and what it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Memory">The memory object.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DnnlArgument(DnnlArgumentKind Kind, nint Memory);
