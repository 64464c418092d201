using System.Xml.Linq;
using Kernels.Learning.Reports;

namespace Kernels.Learning.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public void ToString_EverythingInIt_IsWellFormedAndSelfContained()
    {
        XDocument page = XDocument.Parse(Page().ToString());
        Assert.Equal("A <b> & c", page.Descendants(Html + "title").Single().Value);
        Assert.Contains("a < b && \"c\"", page.Descendants(Html + "pre").Single().Value, StringComparison.Ordinal);
        Assert.Equal(["name", "error", "w", "1e-9"], page.Descendants(Html + "table").Descendants().Where(e => !e.HasElements).Select(e => e.Value));
        Assert.Equal(2, page.Descendants(Html + "svg").Count());
        Assert.Equal("2.5 GB/s", page.Descendants(Html + "svg").Last().Elements(Html + "text").Last().Value);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href");
    }

    [Fact]
    public void Chart_Line_PutsPointsBetweenItsAxes()
    {
        XElement line = XDocument.Parse(Page().ToString()).Descendants(Html + "polyline").Single();
        Assert.Equal("60.0,24.0 382.0,160.0 704.0,296.0", line.Attribute("points")!.Value);
    }

    [Theory]
    [InlineData("\0\u001b[1m\uD800")]
    [InlineData("\uFFFF\r\n")]
    public void Preformatted_CharactersThatXmlForbids_AreReplaced(string text) =>
        XDocument.Parse(new HtmlReport("t").Preformatted(text).ToString());

    [Fact]
    public void Chart_NoPoints_IsStillAChart() =>
        XDocument.Parse(new HtmlReport("t").Add(new LineChart("x", "y", [])).Add(new BarChart("u", [])).ToString());

    [Fact]
    public void Table_RaggedRow_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new HtmlReport("t").Table(["a", "b"], [["1"]]));

    [Fact]
    public void Save_Twice_ReplacesTheFileAndLeavesNothingElse()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            string path = Path.Combine(folder, "deep", "report.html");
            new HtmlReport("first").Save(path);
            new HtmlReport("second").Save(path);
            Assert.Contains("second", File.ReadAllText(path), StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HtmlReport Page() => new HtmlReport("A <b> & c")
        .Heading("Heading")
        .Paragraph("Text")
        .Preformatted("a < b && \"c\"")
        .Table(["name", "error"], [["w", "1e-9"]])
        .Add(new LineChart("seconds", "nats", [new Series("loss", [(0, 3), (1, 2), (2, 1), (3, double.NaN)])]))
        .Add(new BarChart("GB/s", [("slow", 1), ("fast", 2.5)]));
}
