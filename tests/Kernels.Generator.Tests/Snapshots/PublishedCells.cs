using System.Runtime.CompilerServices;

namespace Kernels.Generator.Tests.Snapshots;

/// <summary>The sources of the published cells, compiled by the generator as a person's own would be.</summary>
internal static class PublishedCells
{
    public static TheoryData<string> Names => [.. All];

    public static IReadOnlyList<string> All { get; } =
        [.. Directory.GetFiles(Folder(), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static string Source(string cell) => File.ReadAllText(Path.Combine(Folder(), cell + ".cs"));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Kernels.Cells");
}
