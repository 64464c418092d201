using System.Globalization;
using Kernels.Generator.Diagnostics;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Diagnostics;

public sealed class DiagnosticPageTests
{
    /// <summary>
    /// Examples that need another assembly are tested with nested cells; those of the compiler, with the compiler.
    /// </summary>
    private static readonly string[] NotInOneFile = ["KRN0019", "KRN0023", "KRN0030"];

    public static TheoryData<string> Ids => new(Descriptors.All.Select(descriptor => descriptor.Id));

    public static TheoryData<string> IdsInOneFile =>
        new(Descriptors.All.Select(descriptor => descriptor.Id).Where(id => !NotInOneFile.Contains(id)));

    [Theory]
    [MemberData(nameof(IdsInOneFile))]
    public async Task Example_OfEachPage_TriggersItsDiagnosticAndNoOther(string id)
    {
        var page = DiagnosticPage.Read(id);
        var diagnostics = await GeneratorRun.Of(page.Example).DiagnosticsAsync();
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(page.Span, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Remedy_OfEachPage_HasNoDiagnostic(string id) =>
        Assert.Empty(await GeneratorRun.Of(DiagnosticPage.Read(id).Remedy).DiagnosticsAsync());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEachDiagnostic_SaysWhatTheCompilerSays(string id)
    {
        var descriptor = Descriptors.All.Single(candidate => candidate.Id == id);
        var page = DiagnosticPage.Read(id);
        Assert.Equal($"# {id}: {descriptor.Title}", page.Title);
        Assert.Equal(descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), page.Message);
        Assert.Equal(Descriptors.HelpRoot + id + ".md", descriptor.HelpLinkUri);
        Assert.Contains($"| [{id}]({id}.md) | {descriptor.Title} |\n", File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_AreConsecutive_AndEachHasItsPageOnly()
    {
        var ids = Enumerable.Range(1, Descriptors.All.Count).Select(i => FormattableString.Invariant($"KRN{i:0000}")).ToList();
        Assert.Equal(ids, Descriptors.All.Select(descriptor => descriptor.Id));
        var pages = Directory.GetFiles(DiagnosticPage.Folder, "KRN*.md").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(ids, pages);
    }
}
