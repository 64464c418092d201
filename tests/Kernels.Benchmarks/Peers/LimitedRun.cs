using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>AVX2 beside AVX2: the same command again, in a process in which nobody is given AVX-512.</summary>
/// <remarks>With AVX-512 present our compiler gives 256-bit code thirty-two registers, and peers choose wider kernels. What
/// limits them is read when a process starts.</remarks>
internal static class LimitedRun
{
    private const string RuntimeSwitch = "DOTNET_EnableAVX512";

    // oneDNN by both of its names (PyTorch has one inside), PyTorch's own kernels, OpenBLAS.
    private static readonly (string Name, string Value)[] Limits =
    [
        (RuntimeSwitch, "0"), ("DNNL_MAX_CPU_ISA", "AVX2"), ("ONEDNN_MAX_CPU_ISA", "AVX2"),
        ("ATEN_CPU_CAPABILITY", "avx2"), ("OPENBLAS_CORETYPE", "Haswell"),
    ];

    /// <summary>Whether this process is one whose peers are limited.</summary>
    public static bool IsThis => Limits.All(limit => Environment.GetEnvironmentVariable(limit.Name) == limit.Value);

    /// <summary>What limits whom.</summary>
    public static string Settings => string.Join(", ", Limits.Select(limit => $"{limit.Name}={limit.Value}"));

    /// <summary>Whether these kernels must not run beside wider ones of this very processor.</summary>
    public static bool IsNeeded(Target target) => target == Target.Vector256 && Avx512F.IsSupported;

    /// <summary>Runs the command so; its output is ours.</summary>
    /// <returns>Its exit code.</returns>
    public static int Again()
    {
        var host = Environment.ProcessPath!;
        var arguments = Environment.GetCommandLineArgs();
        var start = new ProcessStartInfo(host) { UseShellExecute = false };
        // A managed assembly is an argument of its host, unless the host carries its name.
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(arguments[0]);
        foreach (var argument in arguments.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in Limits)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
