using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Reports;

/// <summary>What one command found: the same data for people (HTML, Markdown) and for programs (JSON).</summary>
/// <param name="Name">Stem of the files, as in <c>peers</c>.</param>
/// <param name="Title">Heading of the page.</param>
/// <param name="Facts">What the figures depend on: the machine, versions, options, policy.</param>
/// <param name="Sections">The figures.</param>
internal sealed record Report(string Name, string Title, IReadOnlyList<Fact> Facts, IReadOnlyList<Section> Sections)
{
    /// <summary>Writes <c>Name.json</c>, <c>Name.md</c> and <c>Name.html</c>.</summary>
    /// <param name="directory">Made when it is missing.</param>
    public void Save(string directory)
    {
        var stem = Path.Combine(directory, Name);
        AtomicFile.WriteAllText(stem + ".json", JsonReport.Write(this));
        AtomicFile.WriteAllText(stem + ".md", MarkdownReport.Write(this));
        HtmlPage.Of(this).Save(stem + ".html");
    }
}
