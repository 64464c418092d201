using Kernels.Benchmarks.Compressed;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>All that a run found and promises are judged by.</summary>
/// <param name="Figures">Every pass of every line.</param>
/// <param name="Bounds">The machine's floor.</param>
/// <param name="Target">Our kernels.</param>
/// <param name="Allocated">Bytes that one warm pass of ours allocated, the worst line; null when nothing was timed.</param>
/// <param name="Compressed">Cells with weights in every format; empty where the run left them out.</param>
internal sealed record Findings(
    IReadOnlyList<Figure> Figures, Bounds Bounds, Target Target, long? Allocated,
    IReadOnlyList<CompressedReport> Compressed)
{
    /// <summary>The figures of some passes on so many threads.</summary>
    public IEnumerable<Figure> Of(int threads, params Pass[] passes) =>
        Figures.Where(figure => figure.Line.Threads == threads && passes.Contains(figure.Pass));
}
