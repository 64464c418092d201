using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Reports;

/// <summary>A report as one self-contained page.</summary>
internal static class HtmlPage
{
    private const string Style = """
        body { max-width: 78rem; }
        h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--faint); }
        .facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; font-size: 14px; }
        .facts dt { color: var(--soft); } .facts dd { margin: 0; }
        .scroll { overflow-x: auto; }
        .figures { font-size: 13px; white-space: nowrap; }
        .figures th { position: sticky; top: 0; background: var(--back); vertical-align: bottom; }
        .figures td, .figures th { padding: 0.1rem 0.55rem; }
        .figures .number { text-align: right; }
        .figures tbody tr:hover { background: var(--faint); }
        .good { color: var(--c); } .bound { color: var(--d); } .bad { color: var(--b); font-weight: 600; }
        .chart .good { fill: var(--c); } .chart .bound { fill: var(--d); } .chart .bad { fill: var(--b); }
        .chart .plain { fill: var(--a); } .chart .soft { fill: var(--soft); }
        """;

    public static HtmlReport Of(Report report)
    {
        var page = new HtmlReport(report.Title, Style).Add(new FactList(report.Facts));
        foreach (var section in report.Sections)
        {
            page.Heading(section.Heading);
            foreach (var paragraph in section.Paragraphs)
                page.Paragraph(paragraph);
            foreach (var picture in section.Pictures)
                page.Add(picture);
            if (section.Table is { } table)
                page.Add(new FigureTable(table));
        }

        return page;
    }
}
