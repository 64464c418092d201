namespace Kernels.Benchmarks.Peers;

/// <summary>One pass of one line: our time beside the peers'.</summary>
/// <param name="Line">What was measured.</param>
/// <param name="Pass">Which of its passes.</param>
/// <param name="Ours">Microseconds.</param>
/// <param name="Peers">Names and microseconds.</param>
/// <param name="Peak">Multiply–add peak of the line's threads at that time, 10⁹ operations a second.</param>
internal sealed record Figure(
    Line Line, Pass Pass, double Ours, IReadOnlyList<(string Name, double Time)> Peers, double Peak)
{
    /// <summary>Operations of the products.</summary>
    public double Flops { get; } = Line.Shape.Batch * (double)Line.Shape.Steps * Pass switch
    {
        Pass.Backward => Backward(Line),
        Pass.Training => Forward(Line) + Backward(Line),
        _ => Forward(Line),
    };

    /// <summary>Bytes of the weights that are read anew in every step, because they meet the state, times steps.</summary>
    public double StreamedBytes { get; } =
        RecurrentBytes(Line) * (double)Line.Shape.Steps * (Pass == Pass.Training ? 2 : 1);

    /// <summary>Bytes of those weights.</summary>
    public long WeightBytes => RecurrentBytes(Line);

    /// <summary>10⁹ operations a second.</summary>
    public double Gigaflops => Flops / Ours / 1e3;

    /// <summary>The fastest peer, if there is one.</summary>
    public (string Name, double Time)? Fastest => Peers.Count == 0 ? null : Peers.MinBy(peer => peer.Time);

    /// <summary>The fastest peer's time over ours: above 1 we are faster.</summary>
    public double? Ratio => Fastest?.Time / Ours;

    /// <summary>The figure of a pass, where it was measured.</summary>
    public static Figure? TryOf(LineResult result, Pass pass) => result.Ours.Of(pass) is { } ours
        ? new(result.Line, pass, ours, [.. TimesOf(result.Peers, pass)], result.Peak)
        : null;

    private static IEnumerable<(string, double)> TimesOf(IEnumerable<Medians> peers, Pass pass) =>
        from peer in peers
        let time = peer.Of(pass)
        where time is not null
        select (peer.Name, time.Value);

    private static int[] Sizes(Line line) => [line.Shape.Input, line.Shape.Hidden];

    private static long Forward(Line line) => Benchmarks.Flops.OfForward(line.Cell.Compiled, Sizes(line));

    private static long Backward(Line line) => Benchmarks.Flops.OfBackward(line.Cell.Compiled, Sizes(line));

    private static long RecurrentBytes(Line line) =>
        line.Cell.Gates.Count * (long)line.Shape.Hidden * line.Shape.Hidden * sizeof(float);
}
