using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Kernels.Execution;

namespace Kernels.Benchmarks.Reports;

/// <summary>The hardware line: what this process runs on.</summary>
internal static class MachineFacts
{
    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Processor, cores, caches, instruction sets, operating system, runtime, date.</summary>
    /// <param name="target">The kernels that are measured.</param>
    public static IReadOnlyList<Fact> Read(Target target) =>
    [
        new("processor", $"{Processor()}, {Environment.ProcessorCount} cores seen by this process"),
        new("caches", CacheLine()),
        new("instruction set", $"{Isa.NameOf(target)} (the processor has {InstructionSets()})"),
        new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        new("runtime", $"{RuntimeInformation.FrameworkDescription}"),
        new("date", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
    ];

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }

    private static string CacheLine()
    {
        if (!Directory.Exists(Caches))
            return "unknown";
        var caches =
            from path in Directory.EnumerateDirectories(Caches, "index*").Order()
            let type = Read(path, "type")
            where type != "Instruction"
            let sharers = Read(path, "shared_cpu_list")
            select $"L{Read(path, "level")}{(type == "Data" ? "d" : "")} {Read(path, "size")} (cpus {sharers})";
        return string.Join(", ", caches);
    }

    private static string Read(string path, string file) =>
        Path.Combine(path, file) is var name && File.Exists(name) ? File.ReadAllText(name).Trim() : "?";

    private static string InstructionSets()
    {
        (string Name, bool Has)[] sets =
        [
            ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("AVX-VNNI", AvxVnni.IsSupported),
            ("AVX-512 F", Avx512F.IsSupported), ("VL", Avx512F.VL.IsSupported), ("BW", Avx512BW.IsSupported),
            ("DQ", Avx512DQ.IsSupported),
        ];
        var present = sets.Where(set => set.Has).Select(set => set.Name).ToArray();
        return present.Length == 0 ? "none that the kernels ask for" : string.Join(", ", present);
    }
}
