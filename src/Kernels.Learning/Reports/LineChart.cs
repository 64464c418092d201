using System.Globalization;
using System.Net;
using System.Text;

namespace Kernels.Learning.Reports;

/// <summary>Lines over two axes, as inline SVG that takes its colours from the page.</summary>
/// <param name="XTitle">What the horizontal axis counts.</param>
/// <param name="YTitle">What the vertical axis counts.</param>
/// <param name="Lines">The lines.</param>
public sealed record LineChart(string XTitle, string YTitle, IReadOnlyList<Series> Lines) : IHtmlPart
{
    private const int Width = 720;
    private const int Height = 340;
    private const int Left = 60;
    private const int Right = 16;
    private const int Top = 24;
    private const int Bottom = 44;

    /// <inheritdoc/>
    public string ToHtml()
    {
        Axis x = Axis.Over(Lines.SelectMany(Drawn).Select(p => p.X), Left, Width - Right);
        Axis y = Axis.Over(Lines.SelectMany(Drawn).Select(p => p.Y), Height - Bottom, Top);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\">\n");
        AppendAxes(svg, x, y);
        for (int i = 0; i < Lines.Count; i++)
            AppendLine(svg, x, y, i);
        return svg.Append("</svg>").ToString();
    }

    private static IEnumerable<(double X, double Y)> Drawn(Series line) =>
        line.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y));

    private void AppendAxes(StringBuilder svg, Axis x, Axis y)
    {
        foreach (double tick in x.Ticks())
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{x.At(tick):F1} {Top}V{Height - Bottom}\"/>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"middle\" x=\"{x.At(tick):F1}\" y=\"{Height - Bottom + 16}\">{tick:G6}</text>\n");
        }

        foreach (double tick in y.Ticks())
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{Left} {y.At(tick):F1}H{Width - Right}\"/>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"end\" x=\"{Left - 6}\" y=\"{y.At(tick) + 4:F1}\">{tick:G6}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture,
            $"<path class=\"axis\" d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text class=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">{WebUtility.HtmlEncode(XTitle)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"14\">{WebUtility.HtmlEncode(YTitle)}</text>\n");
    }

    private void AppendLine(StringBuilder svg, Axis x, Axis y, int index)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line s{index}\" points=\"");
        svg.AppendJoin(' ', Drawn(Lines[index]).Select(p => string.Create(CultureInfo.InvariantCulture,
            $"{x.At(p.X):F1},{y.At(p.Y):F1}")));
        svg.Append("\"/>\n");
        int legend = Width - Right - 150;
        int row = Top + 8 + (18 * index);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line s{index}\" d=\"M{legend} {row}h24\"/>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{legend + 30}\" y=\"{row + 4}\">{WebUtility.HtmlEncode(Lines[index].Name)}</text>\n");
    }
}
