using System.Globalization;
using System.Net;
using System.Text;

namespace Kernels.Learning.Reports;

/// <summary>Horizontal bars from zero, as inline SVG that takes its colours from the page.</summary>
/// <param name="Unit">Written after each number.</param>
/// <param name="Bars">Names and numbers, none negative.</param>
public sealed record BarChart(string Unit, IReadOnlyList<(string Name, double Value)> Bars) : IHtmlPart
{
    private const int Width = 720;
    private const int RowHeight = 30;
    private const int Label = 240;

    // The page's text is at most this wide a character; what is written after the longest bar must fit beside it.
    private const int CharacterWidth = 8;
    private const int NumberLength = 7;

    /// <inheritdoc/>
    public string ToHtml()
    {
        int room = CharacterWidth * (NumberLength + Unit.Length);
        double largest = Bars.Select(b => b.Value).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Width} {(Bars.Count * RowHeight) + 8}\" role=\"img\">\n");
        for (int i = 0; i < Bars.Count; i++)
        {
            double length =
                largest > 0 && double.IsFinite(Bars[i].Value) ? Bars[i].Value / largest * (Width - Label - room) : 0;
            int top = (i * RowHeight) + 4;
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"end\" x=\"{Label - 8}\" y=\"{top + 16}\">{WebUtility.HtmlEncode(Bars[i].Name)}</text>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect class=\"bar s{i}\" x=\"{Label}\" y=\"{top}\" width=\"{length:F1}\" height=\"{RowHeight - 8}\" rx=\"3\"/>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{Label + length + 8:F1}\" y=\"{top + 16}\">{Bars[i].Value:G4} {WebUtility.HtmlEncode(Unit)}</text>\n");
        }

        return svg.Append("</svg>").ToString();
    }
}
