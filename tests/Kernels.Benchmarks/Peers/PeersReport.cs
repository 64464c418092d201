using Kernels.Benchmarks.Reports;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>Makes the report of a comparison.</summary>
internal sealed class PeersReport(IReadOnlyList<LineResult> results, PeerSet peers, Target target, Bounds bounds, int disturbances)
{
    private static readonly Column[] Place =
    [
        new("cell", "cell"), new("input", "I", "F0"), new("hidden", "H", "F0"), new("batch", "B", "F0"),
        new("steps", "T", "F0"), new("threads", "threads", "F0"),
    ];

    public Report ToReport() => new(
        "peers", "Declared cells beside the libraries", Facts(),
        [Summary(), .. Threads().SelectMany(Pictures), Figures(), Halves(), DeepBench(), Mistakes()]);

    private IReadOnlyList<Fact> Facts() =>
    [
        .. MachineFacts.Read(target),
        .. peers.Present.Select(peer => new Fact(peer.Name, $"{peer.Version}. Threads: {peer.ThreadPolicy}.")),
        .. peers.Missing.Count == 0 ? [] : new Fact[] { new("not installed", string.Join(" ", peers.Missing)) },
        new("ours", "weights packed before the measurement; a team that parks when a pass ends"),
        .. Threads().Select(n => new Fact($"peak, {n} thread{(n == 1 ? "" : "s")}", $"{bounds.Peak(n):F0} GFLOP/s, multiply–adds on registers alone; measured again beside every line")),
        new("method", "all contestants by turns in one run; medians; before each turn no thread of either team has computed for 5 ms"
            + $" ({disturbances} turns began without that silence); the same numbers, checked equal before anything is timed"),
    ];

    private IEnumerable<int> Threads() => results.Select(result => result.Line.Threads).Distinct().Order();

    private IEnumerable<Figure> Of(params Pass[] passes) =>
        from result in results
        from pass in passes
        let figure = Figure.TryOf(result, pass)
        where figure is not null
        select figure;

    private Section Summary()
    {
        var rows =
            from figure in Of(Pass.Inference, Pass.Training)
            where figure.Ratio is not null
            group figure by (figure.Line.Threads, figure.Pass, figure.Line.Cell) into figures
            orderby figures.Key.Threads, figures.Key.Pass
            select SummaryRow(figures.Key.Cell, figures.Key.Threads, figures.Key.Pass, [.. figures]);
        return new("summary", "Geometric means")
        {
            Paragraphs = ["Time of the fastest peer that is present for a shape, over ours: above 1 we are faster."],
            Table = new(
            [
                new("cell", "cell"), new("threads", "threads", "F0"), new("pass", "pass"), new("lines", "shapes", "F0"),
                new("mean", "geometric mean", "F2"), new("aim", "aim"), new("worst", "worst", "F2"), new("where", "where"),
                new("below", "below the aim of a line", "F0"),
            ], [.. rows]),
        };
    }

    private IReadOnlyList<Cell> SummaryRow(ComparedCell cell, int threads, Pass pass, Figure[] figures)
    {
        var mean = Math.Exp(figures.Average(figure => Math.Log(figure.Ratio!.Value)));
        var worst = figures.MinBy(figure => figure.Ratio)!;
        var aim = Aims.Mean(cell, threads, pass);
        return
        [
            cell.Name, threads, pass.ToString(), figures.Length,
            Cell.Of(mean, mean >= (aim ?? Aims.EveryLine) ? Mark.Good : Mark.Bad), aim is { } a ? Aims.Show(a) : "",
            Cell.Of(worst.Ratio, MarkOf(worst)), $"{worst.Line.Shape} ({worst.Fastest!.Value.Name})",
            figures.Count(figure => MarkOf(figure) == Mark.Bad),
        ];
    }

    private IEnumerable<Section> Pictures(int threads)
    {
        Figure[] figures = [.. Of(Pass.Inference, Pass.Training).Where(figure => figure.Line.Threads == threads)];
        var rated = figures.Where(figure => figure.Ratio is not null).ToArray();
        yield return new($"pictures_{threads}", $"{threads} thread{(threads == 1 ? "" : "s")}")
        {
            Paragraphs =
            [
                "Roofline: operations per byte of the weights that meet the state, and rate; the roofs are this machine's floor.",
                "Bars: time of the fastest peer over ours, logarithmic; to the right of 1 we are faster.",
            ],
            Pictures =
            [
                new Roofline(bounds, threads, figures),
                .. rated.GroupBy(figure => figure.Line.Cell)
                    .Select(group => new RatioBars(group.Key.Name, [.. group.Select(f => (f, MarkOf(f)))])),
            ],
        };
    }

    private Section Figures() => new("figures", "Every line")
    {
        Paragraphs =
        [
            "“Of peak” is our share of the multiply–add peak, measured beside the line (the machine's clock drifts); “÷ bound” is our time over the larger of the products at"
            + " that peak and the reading of the recurrent weights once a step from the cache that holds them. A ratio in"
            + $" violet (≈) is below 1 while both sit on the same bound (within {Bounds.OnTheBound:P0} of it).",
        ],
        Table = TableOf(Of(Pass.Inference, Pass.Training)),
    };

    private Section Halves() => new("halves", "Training, forward and backward apart") { Table = TableOf(Of(Pass.Forward, Pass.Backward)) };

    private Table TableOf(IEnumerable<Figure> figures)
    {
        var names = peers.Present.Select(peer => peer.Name).ToArray();
        var columns = Place.Concat(
        [
            new("pass", "pass"), new("ours_us", "ours µs"), new("gflops", "GFLOP/s"), new("of_peak", "of peak", "P0"),
            new("over_bound", "÷ bound", "F2"), new("ratio", "ratio", "F2"), new("fastest", "fastest peer"),
        ]).Concat(names.SelectMany(name => new Column[] { new(Key(name) + "_us", name + " µs"), new(Key(name) + "_ratio", "÷ ours", "F2") }));
        return new([.. columns], [.. figures.Select(figure => RowOf(figure, names))]);
    }

    private IReadOnlyList<Cell> RowOf(Figure figure, string[] names)
    {
        var cells = PlaceOf(figure.Line).Concat(
        [
            figure.Pass.ToString(), figure.Ours, figure.Gigaflops,
            figure.Gigaflops / figure.Peak,
            figure.Pass is Pass.Inference or Pass.Training ? figure.Ours / bounds.Of(figure) : Cell.None,
            Cell.Of(figure.Ratio, MarkOf(figure)), figure.Fastest?.Name,
        ]);
        return
        [
            .. cells,
            .. names.SelectMany(name => figure.Peers.Where(p => p.Name == name).Select(p => (double?)p.Time).FirstOrDefault() is { } time
                ? new Cell[] { time, time / figure.Ours }
                : [Cell.None, Cell.None]),
        ];
    }

    private Section DeepBench() => new("deepbench", "The recurrent part alone")
    {
        Paragraphs = ["Inference with the products of the input given, as DeepBench times it, beside published times."],
        Table = new(
            [.. Place, new("ours_ms", "ours ms", "F3"), new("published_ms", "published ms", "F2"), new("ratio", "ratio", "F2"), new("where", "where")],
            [.. from figure in Of(Pass.Inference)
                where figure.Line.Published is not null
                let published = figure.Line.Published
                let ratio = published.Milliseconds * 1e3 / figure.Ours
                select (IReadOnlyList<Cell>)[.. PlaceOf(figure.Line), figure.Ours / 1e3, published.Milliseconds,
                    Cell.Of(ratio, ratio >= 1 ? Mark.Good : Mark.Bad), published.Where]]),
    };

    private Section Mistakes() => new("disagreements", "Agreement")
    {
        Paragraphs = results.Any(result => result.Mistakes.Count > 0)
            ? [.. results.SelectMany(result => result.Mistakes)]
            : ["Every peer computed the same outputs and, in training, the same gradients of the input and of every weight."],
    };

    private static IReadOnlyList<Cell> PlaceOf(Line line) =>
        [line.Cell.Name, line.Shape.Input, line.Shape.Hidden, line.Shape.Batch, line.Shape.Steps, line.Threads];

    private static string Key(string name) => name.Replace(' ', '_').ToLowerInvariant();

    private Mark MarkOf(Figure figure)
    {
        if (figure.Ratio is not { } ratio)
            return Mark.Plain;
        if (ratio >= Aims.OfLine(figure.Line, figure.Pass))
            return Mark.Good;
        return ratio >= Aims.OnSharedBound && bounds.IsShared(figure, figure.Fastest!.Value.Time) ? Mark.Bound : Mark.Bad;
    }
}
