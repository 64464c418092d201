using System.Globalization;
using System.Net;
using System.Text;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Reports;
using Kernels.Learning.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>Our figures under the machine's roofs: rate over operations per byte of recurrent weights.</summary>
internal sealed record Roofline(Bounds Bounds, int Threads, IReadOnlyList<Figure> Figures) : IHtmlPart
{
    private const int Width = 900;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 16;
    private const int Top = 30;
    private const int Bottom = 46;

    private static readonly CacheLevel[] Levels = [CacheLevel.L1, CacheLevel.L2, CacheLevel.L3, CacheLevel.Dram];

    public string ToHtml()
    {
        var peak = Bounds.Peak(Threads);
        var points = Figures.Where(f => f.WeightBytes > 0).Select(f => (Figure: f, Intensity: f.Flops / f.StreamedBytes)).ToArray();
        var x = new LogScale(0.25, Math.Max(128, points.Select(p => p.Intensity).DefaultIfEmpty(1).Max()), Left, Width - Right);
        var y = new LogScale(Math.Max(1, peak / 200), peak * 1.3, Height - Bottom, Top);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\">\n");
        AppendAxes(svg, x, y);
        AppendRoofs(svg, x, y, peak);
        foreach (var (figure, intensity) in points)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<circle class=\"{(figure.Pass == Pass.Training ? "bad" : "plain")}\" opacity=\"0.75\" cx=\"{x.At(intensity):F1}\" cy=\"{y.At(figure.Gigaflops):F1}\" r=\"4\"><title>{WebUtility.HtmlEncode($"{figure.Line} {figure.Pass}: {figure.Gigaflops:F0} GFLOP/s")}</title></circle>\n");
        }

        AppendLegend(svg);
        return svg.Append("</svg>").ToString();
    }

    private static void AppendAxes(StringBuilder svg, LogScale x, LogScale y)
    {
        foreach (var tick in x.Ticks())
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{x.At(tick):F1} {Top}V{Height - Bottom}\"/><text class=\"middle\" x=\"{x.At(tick):F1}\" y=\"{Height - Bottom + 16}\">{tick:0.##}</text>\n");
        }

        foreach (var tick in y.Ticks())
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"grid\" d=\"M{Left} {y.At(tick):F1}H{Width - Right}\"/><text class=\"end\" x=\"{Left - 6}\" y=\"{y.At(tick) + 4:F1}\">{tick:0.##}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture,
            $"<text class=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">operations per byte of the weights that are read in every step</text><text x=\"4\" y=\"14\">GFLOP/s</text>\n");
    }

    private void AppendRoofs(StringBuilder svg, LogScale x, LogScale y, double peak)
    {
        foreach (var level in Levels)
        {
            var bandwidth = Bounds.Bandwidth(level, Threads);
            var from = Math.Max(x.Low, y.Low / bandwidth);
            var ridge = peak / bandwidth;
            svg.Append(CultureInfo.InvariantCulture,
                $"<path class=\"axis\" d=\"M{x.At(from):F1} {y.At(from * bandwidth):F1}L{x.At(ridge):F1} {y.At(peak):F1}\"/>");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"soft\" x=\"{x.At(from) + 6:F1}\" y=\"{y.At(from * bandwidth) - 4:F1}\">{level} {bandwidth:F0} GB/s</text>\n");
        }

        var nearest = peak / Bounds.Bandwidth(CacheLevel.L1, Threads);
        svg.Append(CultureInfo.InvariantCulture,
            $"<path class=\"line\" d=\"M{x.At(nearest):F1} {y.At(peak):F1}H{Width - Right}\"/><text class=\"end\" x=\"{Width - Right}\" y=\"{y.At(peak) - 6:F1}\">multiply–add peak {peak:F0} GFLOP/s</text>\n");
    }

    private static void AppendLegend(StringBuilder svg) => svg.Append(CultureInfo.InvariantCulture,
        $"<circle class=\"plain\" cx=\"{Left + 20}\" cy=\"12\" r=\"4\"/><text x=\"{Left + 30}\" y=\"16\">inference</text><circle class=\"bad\" cx=\"{Left + 110}\" cy=\"12\" r=\"4\"/><text x=\"{Left + 120}\" y=\"16\">training</text>\n");
}
