using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>A row for each figure: where, our time and what it is of the machine's floor, and the peers.</summary>
internal static class FigureRows
{
    private static readonly Column[] Place =
    [
        new("cell", "cell"), new("input", "I", "F0"), new("hidden", "H", "F0"), new("batch", "B", "F0"),
        new("steps", "T", "F0"), new("threads", "threads", "F0"),
    ];

    private static readonly Column[] Ours =
    [
        new("pass", "pass"), new("ours_us", "ours µs"), new("gflops", "GFLOP/s"), new("of_peak", "of peak", "P0"),
        new("over_bound", "÷ bound", "F2"), new("ratio", "ratio", "F2"), new("fastest", "fastest peer"),
    ];

    private static readonly Column[] Published =
    [
        new("ours_ms", "ours ms", "F3"), new("published_ms", "published ms", "F2"), new("ratio", "ratio", "F2"),
        new("where", "where"),
    ];

    /// <summary>The figures beside the peers.</summary>
    /// <param name="figures">One row each.</param>
    /// <param name="peers">Names of the peers, two columns each: time, and time over ours.</param>
    /// <param name="bounds">The machine's floor.</param>
    public static Table Of(IEnumerable<Figure> figures, string[] peers, Bounds bounds)
    {
        var theirs =
            from peer in peers
            let key = peer.Replace(' ', '_').ToLowerInvariant()
            from column in new Column[] { new(key + "_us", peer + " µs"), new(key + "_ratio", "÷ ours", "F2") }
            select column;
        return new([.. Place, .. Ours, .. theirs], [.. figures.Select(figure => Row(figure, peers, bounds))]);
    }

    /// <summary>The figures beside times that others have published.</summary>
    public static Table OfPublished(IEnumerable<Figure> figures)
    {
        var rows =
            from figure in figures
            let published = figure.Line.Published
            where published is not null
            let ratio = published.Milliseconds * 1e3 / figure.Ours
            let rated = Cell.Of(ratio, ratio >= Aims.EveryLine ? Mark.Good : Mark.Bad)
            select (IReadOnlyList<Cell>)
                [.. PlaceOf(figure.Line), figure.Ours / 1e3, published.Milliseconds, rated, published.Where];
        return new([.. Place, .. Published], [.. rows]);
    }

    private static IReadOnlyList<Cell> Row(Figure figure, string[] peers, Bounds bounds) =>
    [
        .. PlaceOf(figure.Line), figure.Pass.ToString(), figure.Ours, figure.Gigaflops, figure.Gigaflops / figure.Peak,
        figure.Pass is Pass.Inference or Pass.Training ? figure.Ours / bounds.Of(figure) : Cell.None,
        Cell.Of(figure.Ratio, Judgement.Of(figure, bounds)), figure.Fastest?.Name,
        .. peers.SelectMany(peer => Beside(figure, peer)),
    ];

    private static Cell[] Beside(Figure figure, string peer)
    {
        foreach (var (name, time) in figure.Peers)
        {
            if (name == peer)
                return [time, time / figure.Ours];
        }

        return [Cell.None, Cell.None];
    }

    private static Cell[] PlaceOf(Line line) =>
        [line.Cell.Name, line.Shape.Input, line.Shape.Hidden, line.Shape.Batch, line.Shape.Steps, line.Threads];
}
