using System.Globalization;
using System.Net;
using System.Text;

namespace Kernels.Learning.Reports;

/// <summary>
/// One self-contained page, light or dark as its reader prefers: text, tables and charts, nothing fetched from
/// elsewhere.
/// </summary>
/// <remarks>The page is also well-formed XML.</remarks>
public sealed class HtmlReport
{
    private readonly StringBuilder _body = new();
    private readonly string _title;
    private readonly string _style;

    /// <summary>Begins a page.</summary>
    /// <param name="title">Its title and first heading.</param>
    /// <param name="style">Rules of CSS beyond the page's own, for parts that need them; no character of them may mean
    /// something to XML.</param>
    public HtmlReport(string title, string style = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(style);
        (_title, _style) = (Encode(title), style);
    }

    /// <summary>Adds a heading.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Heading(string text) => Append($"<h2>{Encode(text)}</h2>");

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Paragraph(string text) => Append($"<p>{Encode(text)}</p>");

    /// <summary>Adds text with its line breaks and columns kept.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport Preformatted(string text) => Append($"<pre>{Encode(text)}</pre>");

    /// <summary>Adds a part that writes itself, such as a <see cref="LineChart"/> or a <see cref="BarChart"/>.</summary>
    /// <param name="part">The part.</param>
    public HtmlReport Add(IHtmlPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Append(part.ToHtml());
    }

    /// <summary>Adds a table.</summary>
    /// <param name="header">Titles of the columns.</param>
    /// <param name="rows">Rows, each with as many cells as there are titles.</param>
    public HtmlReport Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        Append($"<table><thead>{Row("th", header)}</thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            if (row.Count != header.Count)
                throw new ArgumentException($"A row has {row.Count} cells, but the table {header.Count} columns.", nameof(rows));
            Append(Row("td", row));
        }

        return Append("</tbody></table>");
    }

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToString());

    /// <summary>The page.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{_title}</title>
        <style>
        {HtmlStyle.Text}
        {_style}
        </style>
        </head>
        <body>
        <h1>{_title}</h1>
        {_body}
        </body>
        </html>

        """);

    private static string Row(string cell, IReadOnlyList<string> texts) =>
        $"<tr>{string.Concat(texts.Select(text => $"<{cell}>{Encode(text)}</{cell}>"))}</tr>";

    private static string Encode(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(Printable)));

    /// <summary>
    /// Control characters are no XML, and a model that samples text may write any character it has read, half a pair
    /// included.
    /// </summary>
    private static char Printable(char c) => c switch
    {
        '\n' or '\t' => c,
        '\r' => ' ',
        _ when char.IsControl(c) || char.IsSurrogate(c) || c > '\uFFFD' => '\uFFFD',
        _ => c,
    };

    private HtmlReport Append(string html)
    {
        _body.Append(html).Append('\n');
        return this;
    }
}
