namespace Kernels.Benchmarks.Peers;

/// <summary>What was found on one line.</summary>
/// <param name="Line">What was measured.</param>
/// <param name="Ours">Our times.</param>
/// <param name="Peers">Times of the peers that have the cell and agree with us.</param>
/// <param name="Mistakes">Peers that do not agree, and where.</param>
/// <param name="Peak">Multiply–add peak of the line's threads at that time, 10⁹ operations a second; 0 where nothing was
/// timed.</param>
/// <param name="Agreement">The largest difference among those that do.</param>
internal sealed record LineResult(
    Line Line, Medians Ours, IReadOnlyList<Medians> Peers, IReadOnlyList<string> Mistakes, double Peak,
    string Agreement)
{
    /// <summary>Bytes that one warm pass of ours allocated; null where nothing was timed.</summary>
    public long? Allocated { get; init; }
}
