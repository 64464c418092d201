using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Reports;

/// <summary>A heading with text, pictures and a table below it, each of which may be absent.</summary>
/// <param name="Key">Name of the section in JSON.</param>
/// <param name="Heading">Heading for people.</param>
internal sealed record Section(string Key, string Heading)
{
    /// <summary>Paragraphs: how to read the figures.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Pictures of the figures; only the page shows them.</summary>
    public IReadOnlyList<IHtmlPart> Pictures { get; init; } = [];

    /// <summary>The figures.</summary>
    public Table? Table { get; init; }
}
