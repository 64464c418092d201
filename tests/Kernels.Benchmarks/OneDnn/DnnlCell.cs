using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>A cell of the library's, and the order in which it keeps the weights of ours.</summary>
/// <param name="Kind">Which of the library's cells.</param>
/// <param name="Gates">Our gates in the library's order.</param>
internal sealed record DnnlCell(DnnlCellKind Kind, IReadOnlyList<GateWeights> Gates)
{
    /// <summary>Our names of the biases: those of the gates, then that of a product on the state, where there is one.
    /// </summary>
    public IReadOnlyList<string?> Biases { get; } =
        [.. Gates.Select(gate => gate.Bias), .. Gates.Select(gate => gate.StateBias).OfType<string>()];

    public IReadOnlyList<string?> InputWeights { get; } = [.. Gates.Select(gate => gate.Input)];

    public IReadOnlyList<string?> StateWeights { get; } = [.. Gates.Select(gate => gate.State)];

    /// <summary>Whether there is a second state.</summary>
    public bool HasCell => Kind == DnnlCellKind.Lstm;

    /// <summary>The library's form of a cell, or null.</summary>
    public static DnnlCell? TryFind(ComparedCell cell)
    {
        if (cell == ComparedCells.Lstm)
            return new(DnnlCellKind.Lstm, [.. cell.InOrder(["input", "forget", "candidate", "output"])]);
        if (cell == ComparedCells.Gru)
            return new(DnnlCellKind.Gru, [.. cell.InOrder(["update", "reset", "candidate"])]);
        if (cell == ComparedCells.GruResetAfter)
            return new(DnnlCellKind.GruResetAfter, [.. cell.InOrder(["update", "reset", "candidate"])]);
        return cell == ComparedCells.Elman ? new(DnnlCellKind.Vanilla, cell.Gates) : null;
    }
}
