using System.Globalization;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Reports;
using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>Our figures under the machine's roofs: rate over operations per byte of recurrent weights.</summary>
/// <param name="Bounds">The roofs.</param>
/// <param name="Threads">Threads of the figures.</param>
/// <param name="Figures">Inference and training.</param>
internal sealed record Roofline(Bounds Bounds, int Threads, IReadOnlyList<Figure> Figures) : IHtmlPart
{
    private const int Width = 900;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = Width - 16;
    private const int Top = 30;
    private const int Bottom = Height - 46;
    private const double LowestShare = 1.0 / 200;
    private const double LowestIntensity = 0.25;
    private const double UsualIntensity = 128;

    private static readonly CacheLevel[] Levels = [CacheLevel.L1, CacheLevel.L2, CacheLevel.L3, CacheLevel.Dram];

    public string ToHtml()
    {
        var peak = Bounds.Peak(Threads);
        var points = Figures.Where(figure => figure.WeightBytes > 0).ToArray();
        var highest = Math.Max(UsualIntensity, points.Select(IntensityOf).DefaultIfEmpty(1).Max());
        var x = new LogScale(LowestIntensity, highest, Left, Right);
        var y = new LogScale(peak * LowestShare, peak * 1.3, Bottom, Top);
        var svg = new Svg(Width, Height);
        DrawAxes(svg, x, y);
        DrawRoofs(svg, x, y, peak);
        foreach (var figure in points)
        {
            var title = string.Create(
                CultureInfo.InvariantCulture, $"{figure.Line} {figure.Pass}: {figure.Gigaflops:F0} GFLOP/s");
            svg.Dot(ColourOf(figure.Pass), x.At(IntensityOf(figure)), y.At(figure.Gigaflops), title);
        }

        svg.Dot(ColourOf(Pass.Inference), Left + 20, 12, "").Text(Left + 30, 16, "inference");
        svg.Dot(ColourOf(Pass.Training), Left + 110, 12, "").Text(Left + 120, 16, "training");
        return svg.ToString();
    }

    private static double IntensityOf(Figure figure) => figure.Flops / figure.StreamedBytes;

    private static string ColourOf(Pass pass) => pass == Pass.Training ? "bad" : "plain";

    private static string Show(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static void DrawAxes(Svg svg, LogScale x, LogScale y)
    {
        foreach (var tick in x.Ticks())
            svg.Line("grid", x.At(tick), Top, x.At(tick), Bottom).Text(x.At(tick), Bottom + 16, Show(tick), "middle");
        foreach (var tick in y.Ticks())
            svg.Line("grid", Left, y.At(tick), Right, y.At(tick)).Text(Left - 6, y.At(tick) + 4, Show(tick), "end");
        const string What = "operations per byte of the weights that are read in every step";
        svg.Text((Left + Right) / 2, Height - 8, What, "middle").Text(4, 14, "GFLOP/s");
    }

    private void DrawRoofs(Svg svg, LogScale x, LogScale y, double peak)
    {
        foreach (var level in Levels)
        {
            var bandwidth = Bounds.Bandwidth(level, Threads);
            var (from, ridge) = (Math.Max(x.Low, y.Low / bandwidth), peak / bandwidth);
            svg.Line("axis", x.At(from), y.At(from * bandwidth), x.At(ridge), y.At(peak));
            svg.Text(x.At(from) + 6, y.At(from * bandwidth) - 4, $"{level} {Show(Math.Round(bandwidth))} GB/s", "soft");
        }

        var first = peak / Bounds.Bandwidth(CacheLevel.L1, Threads);
        svg.Line("line", x.At(first), y.At(peak), Right, y.At(peak));
        svg.Text(Right, y.At(peak) - 6, $"multiply–add peak {Show(Math.Round(peak))} GFLOP/s", "end");
    }
}
