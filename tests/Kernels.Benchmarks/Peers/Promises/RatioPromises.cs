namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Promises about the fastest peer that is present for a shape.</summary>
internal static class RatioPromises
{
    // Where two threads share the units of few rows.
    private const double FewRowsRatio = 1.8;
    private const double FewRowsOverBound = 1.35;

    private static readonly int[] Threads = [1, 2];
    private static readonly Pass[] Passes = [Pass.Inference, Pass.Training];

    public static IEnumerable<Promise> Of(Findings findings) =>
    [
        .. from threads in Threads select EveryShape(findings, threads),
        .. from threads in Threads
           from pass in Passes
           from cell in ComparedCells.Gated
           select Mean(findings, cell, threads, pass),
        .. FewRows(findings),
        .. Custom(findings),
        Published(findings),
    ];

    private static Promise EveryShape(Findings findings, int threads) => Worst.Of(
        $"LSTM and GRU, each shape, inference and training, {Count(threads)}",
        $"{Aims.Show(Aims.EveryLine)}, {Aims.OnSharedBound} where both sit on one bound",
        findings.Of(threads, Pass.Inference, Pass.Training).Where(IsGatedBesidePeers), figure => figure.Ratio!.Value,
        figure => Judgement.Of(figure, findings.Bounds) != Reports.Mark.Bad, "F2");

    private static Promise Mean(Findings findings, ComparedCell cell, int threads, Pass pass)
    {
        var aim = Aims.Mean(cell, threads, pass)!.Value;
        var what = $"{cell.Name}, {pass.ToString().ToLowerInvariant()}, {Count(threads)}, geometric mean over shapes";
        double[] ratios = [.. findings.Of(threads, pass).Where(f => f.Line.Cell == cell).Select(f => f.Ratio).OfType<double>()];
        if (ratios.Length == 0)
            return Promise.Untouched(what, Aims.Show(aim));
        var mean = Math.Exp(ratios.Average(Math.Log));
        var shapes = LineList.Full(threads).Count(line => line.Cell == cell);
        var found = $"{Worst.Show(mean, "F2")} over {ratios.Length} of {shapes} shapes";
        return ratios.Length < shapes
            ? new Promise(what, Aims.Show(aim), found, Verdict.NotMeasured)
            : Promise.Of(what, Aims.Show(aim), found, mean >= aim);
    }

    private static IEnumerable<Promise> FewRows(Findings findings)
    {
        const string What = "2 threads, batch 1 to 4, H 256 to 512, LSTM and GRU";
        Figure[] figures =
        [
            .. findings.Of(2, Pass.Inference, Pass.Training).Where(figure => ComparedCells.Gated.Contains(figure.Line.Cell)
                && figure.Line.Shape is { Batch: <= 4, Hidden: >= 256 and <= 512 }),
        ];
        yield return Worst.Of(
            What + ", over the fastest peer", Aims.Show(FewRowsRatio), figures.Where(figure => figure.Ratio is not null),
            figure => figure.Ratio!.Value, figure => figure.Ratio >= FewRowsRatio, "F2");
        yield return Worst.OfMost(
            What + ", time over the larger of compute and streaming bound", $"≤ {Worst.Show(FewRowsOverBound, "0.##")}",
            figures, OverBound, figure => OverBound(figure) <= FewRowsOverBound, "F2");

        double OverBound(Figure figure) => figure.Ours / findings.Bounds.Of(figure);
    }

    private static IEnumerable<Promise> Custom(Findings findings) =>
        from place in Aims.Custom
        let figures = findings.Of(1, Pass.Training).Where(figure => figure.Ratio is not null
            && ComparedCells.IsCustom(figure.Line.Cell) && place.Holds(figure.Line.Shape)).ToArray()
        select Worst.Of(
            $"custom cells beside the better of PyTorch eager and scripted, training, 1 thread, {place.Name}",
            Aims.Show(place.Aim), figures, figure => figure.Ratio!.Value, figure => figure.Ratio >= place.Aim, "F2");

    private static Promise Published(Findings findings) => Worst.Of(
        "recurrent part of LSTM, 2 threads, below the times that DeepBench publishes for a TitanXp",
        "published over ours > 1", findings.Of(2, Pass.Inference).Where(figure => figure.Line.Published is not null),
        Speed, figure => Speed(figure) > 1, "F2");

    private static double Speed(Figure figure) => figure.Line.Published!.Milliseconds * 1e3 / figure.Ours;

    private static bool IsGatedBesidePeers(Figure figure) =>
        ComparedCells.Gated.Contains(figure.Line.Cell) && figure.Ratio is not null;

    private static string Count(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";
}
