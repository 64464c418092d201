using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>Whether a figure is what we aim at.</summary>
internal static class Judgement
{
    public static Mark Of(Figure figure, Bounds bounds)
    {
        if (figure.Ratio is not { } ratio)
            return Mark.Plain;
        if (ratio >= Aims.OfLine(figure.Line, figure.Pass))
            return Mark.Good;
        var shared = bounds.IsShared(figure, figure.Fastest!.Value.Time);
        return shared && ratio >= Aims.OnSharedBound ? Mark.Bound : Mark.Bad;
    }
}
