using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kernels.Tests.Jit;

/// <summary>A fact about x64 vector code; skipped on other processors, and where intrinsics are off.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class X64FactAttribute : FactAttribute
{
    public X64FactAttribute()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Skip = "Reads x64 machine code.";
        }
        else if (!Vector128.IsHardwareAccelerated)
        {
            Skip = "Without intrinsics every vector operation is a call.";
        }
    }
}
