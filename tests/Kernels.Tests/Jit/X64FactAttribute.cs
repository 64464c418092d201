using System.Runtime.InteropServices;

namespace Kernels.Tests.Jit;

/// <summary>A fact about x64 machine code; skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class X64FactAttribute : FactAttribute
{
    public X64FactAttribute()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Skip = "Reads x64 machine code.";
        }
    }
}
