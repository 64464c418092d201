using System.Globalization;
using System.Net;
using System.Text;
using Kernels.Benchmarks.Reports;
using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>For each shape a bar of inference and one of training: how far right of 1, or left of it.</summary>
/// <param name="Title">The cell.</param>
/// <param name="Figures">Figures with a ratio, and how each is to be taken.</param>
internal sealed record RatioBars(string Title, IReadOnlyList<(Figure Figure, Mark Mark)> Figures) : IHtmlPart
{
    private const int Width = 900;
    private const int Label = 150;
    private const int Right = 150;
    private const int Top = 26;
    private const int Bar = 9;
    private const int Gap = 7;

    public string ToHtml()
    {
        var shapes = Figures.GroupBy(f => f.Figure.Line.Shape).ToArray();
        var ratios = Figures.Select(f => f.Figure.Ratio!.Value).ToArray();
        var x = new LogScale(Math.Min(0.8, ratios.Min()), Math.Max(2.5, ratios.Max()), Label, Width - Right);
        var height = Top + shapes.Sum(shape => (shape.Count() * Bar) + Gap) + 4;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"14\" font-weight=\"600\">{WebUtility.HtmlEncode(Title)}</text>\n");
        foreach (var tick in x.Ticks())
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"{(tick == 1 ? "axis" : "grid")}\" d=\"M{x.At(tick):F1} {Top - 6}V{height}\"/><text class=\"middle\" x=\"{x.At(tick):F1}\" y=\"{Top - 10}\">{tick:0.##}</text>\n");
        }

        var y = Top;
        foreach (var shape in shapes)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"end\" x=\"{Label - 8}\" y=\"{y + (shape.Count() * Bar / 2) + 4}\">{WebUtility.HtmlEncode(shape.Key.ToString())}</text>");
            foreach (var (figure, mark) in shape)
            {
                AppendBar(svg, x, y, figure, mark);
                y += Bar;
            }

            y += Gap;
        }

        return svg.Append("</svg>").ToString();
    }

    private static void AppendBar(StringBuilder svg, LogScale x, int y, Figure figure, Mark mark)
    {
        var (from, to) = (x.At(1), x.At(figure.Ratio!.Value));
        var opacity = figure.Pass == Pass.Training ? 1 : 0.55;
        svg.Append(CultureInfo.InvariantCulture,
            $"<rect class=\"{FigureTable.ClassOf(mark)}\" opacity=\"{opacity}\" x=\"{Math.Min(from, to):F1}\" y=\"{y}\" width=\"{Math.Abs(to - from):F1}\" height=\"{Bar - 1}\"/>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text font-size=\"8.5\" x=\"{Math.Max(from, to) + 4:F1}\" y=\"{y + Bar - 1.5}\">{figure.Ratio:F2} {(figure.Pass == Pass.Training ? "training" : "inference")}, {WebUtility.HtmlEncode(figure.Fastest!.Value.Name)}</text>\n");
    }
}
