namespace Kernels.Generator;

/// <summary>What the MSBuild property <c>KernelsDump</c> asks to see, as files of comments.</summary>
internal sealed record DumpOptions(bool Spec, bool Graph, bool Passes, bool Plan)
{
    /// <summary>The property's name in the analyzer configuration.</summary>
    public const string Property = "build_property.KernelsDump";

    public static DumpOptions None { get; } = new(false, false, false, false);

    /// <summary>
    /// Reads <c>spec</c>, <c>graph</c>, <c>passes</c>, <c>plan</c> or <c>all</c>, or several parted by commas or
    /// semicolons.
    /// </summary>
    public static DumpOptions Parse(string? text)
    {
        var words = (text ?? "").ToLowerInvariant().Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return new(Asks(words, "spec"), Asks(words, "graph"), Asks(words, "passes"), Asks(words, "plan"));
    }

    private static bool Asks(string[] words, string stage) => words.Contains(stage) || words.Contains("all");
}
