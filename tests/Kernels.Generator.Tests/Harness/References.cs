using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Tests.Harness;

/// <summary>What an in-memory project references: the running framework and the library.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } = Find();

    private static List<MetadataReference> Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. trusted.Where(path => Path.GetDirectoryName(path) == framework).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(Vec).Assembly.Location),
        ];
    }
}
