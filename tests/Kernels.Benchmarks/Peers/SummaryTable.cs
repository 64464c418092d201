using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Peers;

/// <summary>A row for each cell, number of threads and pass: the geometric mean of the ratios, and the worst.</summary>
internal static class SummaryTable
{
    private static readonly Column[] Columns =
    [
        new("cell", "cell"), new("threads", "threads", "F0"), new("pass", "pass"), new("shapes", "shapes", "F0"),
        new("mean", "geometric mean", "F2"), new("aim", "aim"), new("worst", "worst", "F2"), new("where", "where"),
        new("below", "shapes below their aim", "F0"),
    ];

    /// <summary>Of the figures that have a peer.</summary>
    public static Table Of(IEnumerable<Figure> figures, Bounds bounds)
    {
        var rows =
            from figure in figures
            where figure.Ratio is not null
            group figure by (figure.Line.Threads, figure.Pass, figure.Line.Cell) into same
            orderby same.Key.Threads, same.Key.Pass
            select Row(same.Key.Cell, same.Key.Threads, same.Key.Pass, [.. same], bounds);
        return new(Columns, [.. rows]);
    }

    private static IReadOnlyList<Cell> Row(ComparedCell cell, int threads, Pass pass, Figure[] figures, Bounds bounds)
    {
        var mean = Math.Exp(figures.Average(figure => Math.Log(figure.Ratio!.Value)));
        var aim = Aims.Mean(cell, threads, pass);
        var worst = figures.MinBy(figure => figure.Ratio)!;
        return
        [
            cell.Name, threads, pass.ToString(), figures.Length,
            Cell.Of(mean, mean >= (aim ?? Aims.EveryLine) ? Mark.Good : Mark.Bad),
            aim is { } a ? Aims.Show(a) : "",
            Cell.Of(worst.Ratio, Judgement.Of(worst, bounds)),
            $"{worst.Line.Shape} ({worst.Fastest!.Value.Name})",
            figures.Count(figure => Judgement.Of(figure, bounds) == Mark.Bad),
        ];
    }
}
