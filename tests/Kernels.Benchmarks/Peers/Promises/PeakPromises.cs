namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Promises about the share of this machine's multiply–add peak, one thread, the input as wide as the state.</summary>
internal static class PeakPromises
{
    // What another cell may lose to LSTM's share with products of the same sizes.
    private const double KinShare = 0.9;

    private static readonly (string Where, Pass Pass, double Aim, Func<Shape, bool> Holds)[] Places =
    [
        ("forward at H 256, batch ≥ 16", Pass.Inference, 0.75, shape => shape is { Hidden: 256, Batch: >= 16 }),
        ("forward at H 512, batch ≥ 48", Pass.Inference, 0.75, shape => shape is { Hidden: 512, Batch: >= 48 }),
        ("forward at H 512, batch 16", Pass.Inference, 0.64, shape => shape is { Hidden: 512, Batch: 16 }),
        ("forward at H 128, batch ≥ 16", Pass.Inference, 0.68, shape => shape is { Hidden: 128, Batch: >= 16 }),
        ("forward and backward at H 256, batch ≥ 16", Pass.Training, 0.68, shape => shape is { Hidden: 256, Batch: >= 16 }),
    ];

    public static IEnumerable<Promise> Of(Findings findings) =>
    [
        .. from place in Places
           let figures = findings.Of(1, place.Pass).Where(figure => ComparedCells.Gated.Contains(figure.Line.Cell)
               && figure.Line.Shape.Input == figure.Line.Shape.Hidden && place.Holds(figure.Line.Shape)).ToArray()
           select Worst.Of(
               $"share of the {Isa.NameOf(findings.Target)} multiply–add peak, LSTM and GRU, {place.Where}",
               $"≥ {Worst.Show(place.Aim, "P0")}", figures, Share, figure => Share(figure) >= place.Aim, "P0"),
        .. ComparedCells.Kin.Select(cell => Kin(findings, cell)),
    ];

    private static Promise Kin(Findings findings, ComparedCell cell)
    {
        var beside = (
            from figure in findings.Of(1, Pass.Inference, Pass.Training)
            where figure.Line.Cell == cell && figure.Line.Shape.Batch >= LineList.KinBatch
            from lstm in findings.Of(1, figure.Pass)
            where lstm.Line.Cell == ComparedCells.Lstm && lstm.Line.Shape == figure.Line.Shape
            select (Figure: figure, Share: Share(figure) / Share(lstm))).ToDictionary(pair => pair.Figure, pair => pair.Share);
        return Worst.Of(
            $"{cell.Name}'s share of the peak over LSTM's at the same shape, 1 thread, batch ≥ {LineList.KinBatch}",
            $"≥ {Worst.Show(KinShare, "0.##")}", beside.Keys, figure => beside[figure], figure => beside[figure] >= KinShare, "F2");
    }

    private static double Share(Figure figure) => figure.Gigaflops / figure.Peak;
}
