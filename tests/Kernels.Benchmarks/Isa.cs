using System.Runtime.Intrinsics.X86;
using Kernels.Execution;

namespace Kernels.Benchmarks;

/// <summary>Targets by the name of their instruction set.</summary>
internal static class Isa
{
    private static readonly Dictionary<string, Target> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["avx512"] = Target.Vector512,
        ["avx2"] = Target.Vector256,
        ["vector128"] = Target.Vector128,
    };

    /// <summary>The targets that this processor has, widest first.</summary>
    public static IReadOnlyList<Target> Available { get; } = [.. Targets.Values.Where(IsSupported)];

    /// <summary>The name of a target.</summary>
    public static string NameOf(Target target) => Targets.First(pair => pair.Value == target).Key;

    /// <summary>The target named by <c>--isa</c>, or the widest that this processor has.</summary>
    public static Target Parse(CommandLine options)
    {
        if (options.Text("isa") is not { } name)
            return Available[0];
        return Targets.TryGetValue(name, out var target)
            ? target
            : throw new ArgumentException($"--isa is '{name}'; known are {string.Join(", ", Targets.Keys)}.");
    }

    private static bool IsSupported(Target target) => target switch
    {
        Target.Vector512 => Avx512F.VL.IsSupported && Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported,
        Target.Vector256 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };
}
