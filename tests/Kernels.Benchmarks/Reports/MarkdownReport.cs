using System.Globalization;
using System.Text;

namespace Kernels.Benchmarks.Reports;

/// <summary>A report as Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder($"# {report.Title}\n\n");
        foreach (var fact in report.Facts)
            text.Append(CultureInfo.InvariantCulture, $"- {fact.Name}: {fact.Value}\n");
        foreach (var section in report.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Heading}\n");
            foreach (var paragraph in section.Paragraphs)
                text.Append(CultureInfo.InvariantCulture, $"\n{paragraph}\n");
            if (section.Table is { } table)
                Append(text, table);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Table table)
    {
        text.Append('\n');
        AppendRow(text, table.Columns.Select(column => column.Title));
        AppendRow(text, table.Columns.Select((_, i) => IsNumeric(table, i) ? "--:" : "---"));
        foreach (var row in table.Rows)
            AppendRow(text, row.Select((cell, i) => Emphasised(table.Show(row, i), cell.Mark)));
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    private static bool IsNumeric(Table table, int column) => table.Rows.Any(row => row[column].Number is not null);

    private static string Emphasised(string text, Mark mark) => mark switch
    {
        Mark.Bad => $"**{text}**",
        Mark.Bound => $"{text} ≈",
        _ => text,
    };
}
