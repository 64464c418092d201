using System.Globalization;
using System.Net;
using System.Text;
using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Reports;

/// <summary>A table of figures: numbers to the right, marks as colours.</summary>
internal sealed record FigureTable(Table Table) : IHtmlPart
{
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"scroll\"><table class=\"figures\"><thead><tr>");
        foreach (var column in Table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th>{WebUtility.HtmlEncode(column.Title)}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in Table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                AppendCell(html, Class(row[i]), Table.Show(row, i));
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void AppendCell(StringBuilder html, string kind, string text) =>
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"{kind}\">{WebUtility.HtmlEncode(text)}</td>");

    private static string Class(Cell cell) =>
        $"{(cell.Number is null ? "text" : "number")} {ClassOf(cell.Mark)}";

    /// <summary>The page's class of a mark.</summary>
    internal static string ClassOf(Mark mark) => mark switch
    {
        Mark.Good => "good",
        Mark.Bound => "bound",
        Mark.Bad => "bad",
        _ => "plain",
    };
}
