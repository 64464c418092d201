using System.Globalization;
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
    private const int Right = 170;
    private const int Top = 26;
    private const int Thickness = 9;
    private const int Gap = 7;

    public string ToHtml()
    {
        var shapes = Figures.GroupBy(f => f.Figure.Line.Shape).ToArray();
        var height = Top + (Figures.Count * Thickness) + (shapes.Length * Gap) + 4;
        double[] ratios = [.. Figures.Select(f => f.Figure.Ratio!.Value)];
        var x = new LogScale(Math.Min(0.8, ratios.Min()), Math.Max(2.5, ratios.Max()), Label, Width - Right);
        var svg = new Svg(Width, height).Text(4, 16, Title);
        foreach (var tick in x.Ticks())
        {
            svg.Line(tick == 1 ? "axis" : "grid", x.At(tick), Top - 6, x.At(tick), height);
            svg.Text(x.At(tick), Top - 10, tick.ToString("0.##", CultureInfo.InvariantCulture), "middle");
        }

        double y = Top;
        foreach (var shape in shapes)
        {
            svg.Text(Label - 8, y + (shape.Count() * Thickness / 2.0) + 4, shape.Key.ToString(), "end");
            foreach (var (figure, mark) in shape)
            {
                Draw(svg, x, y, figure, mark);
                y += Thickness;
            }

            y += Gap;
        }

        return svg.ToString();
    }

    private static void Draw(Svg svg, LogScale x, double y, Figure figure, Mark mark)
    {
        var (one, end) = (x.At(1), x.At(figure.Ratio!.Value));
        var opacity = figure.Pass == Pass.Training ? 1 : 0.55;
        var pass = figure.Pass.ToString().ToLowerInvariant();
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{figure.Ratio:F2} {pass}, {figure.Fastest!.Value.Name}");
        svg.Bar(FigureTable.ClassOf(mark), one, end, y, Thickness - 1, opacity);
        svg.Text(Math.Max(one, end) + 4, y + Thickness - 1.5, text, size: 8.5);
    }
}
