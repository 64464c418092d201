namespace Kernels.Benchmarks.Peers;

/// <summary>One thing to measure.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Threads">Threads of every contestant.</param>
internal sealed record Line(ComparedCell Cell, Shape Shape, int Threads)
{
    /// <summary>Whether training is measured too.</summary>
    public bool Trains { get; init; } = true;

    /// <summary>Whether only ours is measured, for its share of the machine's peak.</summary>
    public bool Alone { get; init; }

    /// <summary>A time that somebody published for this very shape, on other hardware.</summary>
    public PublishedTime? Published { get; init; }

    public override string ToString() => $"{Cell.Name} {Shape} {Threads}t";
}
