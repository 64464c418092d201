using Kernels.Benchmarks.Compressed;
using Kernels.Benchmarks.Peers.Promises;
using Kernels.Benchmarks.Reports;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>Makes the report of a comparison.</summary>
/// <param name="results">What was measured.</param>
/// <param name="peers">Beside whom.</param>
/// <param name="target">Our kernels.</param>
/// <param name="bounds">The machine's floor.</param>
/// <param name="compressed">A cell with weights in every format, where the run measured that.</param>
/// <param name="disturbances">Turns that began although some thread was still busy.</param>
internal sealed class PeersReport(
    IReadOnlyList<LineResult> results, PeerSet peers, Target target, Bounds bounds,
    IReadOnlyList<CompressedReport> compressed, int disturbances)
{
    private const string Method =
        "all contestants by turns in one run; medians of the turns; before each turn no thread of any contestant has "
        + "computed for 5 ms; the same numbers, checked equal before anything is timed";

    private const string Reading =
        "“Of peak” is our share of the multiply–add peak, measured beside the line, because the machine's clock drifts. "
        + "“÷ bound” is our time over the larger of two: the products at that peak, and reading the weights that meet "
        + "the state once a step from the cache that holds them. A ratio in violet (≈) is below 1 while both sit on the "
        + "same bound.";

    public Report ToReport() => new(
        "peers", "Declared cells beside the libraries", Facts(),
        [Promises(), Summary(), .. Threads().Select(Pictures), Figures(), Halves(), Published(), Mistakes()]);

    private IReadOnlyList<Fact> Facts() =>
    [
        .. MachineFacts.Read(target),
        new("ours", "weights packed before the measurement; a team that parks when passes stop coming"),
        .. peers.Present.Select(peer => new Fact(peer.Name, $"{peer.Version}. Threads: {peer.ThreadPolicy}.")),
        .. peers.Missing.Count == 0 ? [] : new Fact[] { new("absent", string.Join(" ", peers.Missing)) },
        .. LimitedRun.IsThis ? new Fact[] { new("limits of all", LimitedRun.Settings) } : [],
        .. Threads().Select(PeakOf),
        new("method", $"{Method}; {disturbances} turns began without that silence"),
    ];

    private Fact PeakOf(int threads) => new(
        $"peak, {Count(threads)}",
        $"{Math.Round(bounds.Peak(threads))} GFLOP/s of multiply–adds on registers; measured again beside every line");

    private static string Count(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";

    private IEnumerable<int> Threads() => results.Select(result => result.Line.Threads).Distinct().Order();

    private IEnumerable<Figure> Of(params Pass[] passes) =>
        from result in results
        from pass in passes
        let figure = Figure.TryOf(result, pass)
        where figure is not null
        select figure;

    private Section Promises() => new("promises", "What is promised, and what this run measured")
    {
        Paragraphs =
        [
            "Computed from the figures below. Ratios are the time of the fastest peer present over ours; shares of the peak "
                + "count the products' operations alone, and everything else that a pass does counts against them.",
        ],
        Table = PromiseTable.Of(new(
            [.. Of(Pass.Inference, Pass.Training)], bounds, target, results.Max(result => result.Allocated), compressed)),
    };

    private Section Summary() => new("summary", "Geometric means")
    {
        Paragraphs = ["Time of the fastest peer that is present for a shape, over ours: above 1 we are faster."],
        Table = SummaryTable.Of(Of(Pass.Inference, Pass.Training), bounds),
    };

    private Section Pictures(int threads)
    {
        Figure[] figures = [.. Of(Pass.Inference, Pass.Training).Where(figure => figure.Line.Threads == threads)];
        var bars =
            from figure in figures
            where figure.Ratio is not null
            group (figure, Judgement.Of(figure, bounds)) by figure.Line.Cell.Name into cell
            select new RatioBars(cell.Key, [.. cell]);
        return new($"pictures_{threads}", Count(threads))
        {
            Paragraphs =
            [
                "Roofline: rate over operations per byte of the weights that meet the state; the roofs are this machine's.",
                "Bars: time of the fastest peer over ours, logarithmic; to the right of 1 we are faster. Shapes are "
                    + "hidden/batch/steps, with the input's units before an arrow where they differ.",
            ],
            Pictures = [new Roofline(bounds, threads, figures), .. bars],
        };
    }

    private Section Figures() => new("figures", "Every line")
    {
        Paragraphs = [Reading],
        Table = TableOf(Pass.Inference, Pass.Training),
    };

    private Section Halves() => new("halves", "Training, forward and backward apart")
    {
        Table = TableOf(Pass.Forward, Pass.Backward),
    };

    private Section Published() => new("published", "The recurrent part alone")
    {
        Paragraphs = ["Inference with the products of the input given, as DeepBench times it, beside published times."],
        Table = FigureRows.OfPublished(Of(Pass.Inference)),
    };

    private Section Mistakes() => new("disagreements", "Agreement")
    {
        Paragraphs = results.Any(result => result.Mistakes.Count > 0)
            ? [.. results.SelectMany(result => result.Mistakes)]
            : ["Every peer computed the same outputs and, in training, the same gradients of input and weights."],
    };

    private Table TableOf(params Pass[] passes) =>
        FigureRows.Of(Of(passes), [.. peers.Present.Select(peer => peer.Name)], bounds);
}
