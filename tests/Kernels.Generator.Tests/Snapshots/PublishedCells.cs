using System.Runtime.CompilerServices;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Snapshots;

/// <summary>The sources of the published cells, compiled together by the generator as a person's own would be.</summary>
internal static class PublishedCells
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of(Project.OfFiles(Directory.GetFiles(Folder(), "*.cs")), "plan"));

    public static TheoryData<string> Names => [.. All];

    public static IReadOnlyList<string> All { get; } =
        [.. Directory.GetFiles(Folder(), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>All that is emitted for a cell.</summary>
    public static IReadOnlyList<string> Emitted(string cell) =>
    [
        .. Run.Value.Files.Where(file => file.Key.StartsWith($"Kernels.Cells.{cell}.", StringComparison.Ordinal) && file.Key != DumpOf(cell))
            .Select(file => file.Value),
    ];

    /// <summary>Its plan, printed.</summary>
    public static string Plan(string cell) => Run.Value.Files[DumpOf(cell)];

    private static string DumpOf(string cell) => $"Kernels.Cells.{cell}.Dump.plan.g.cs";

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Kernels.Cells");
}
