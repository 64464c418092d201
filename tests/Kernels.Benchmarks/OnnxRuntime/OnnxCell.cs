using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.OnnxRuntime;

/// <summary>A recurrent operator of ONNX, and the order in which it keeps the weights of ours.</summary>
/// <param name="Operator">Its name.</param>
/// <param name="Gates">Our gates in the operator's order.</param>
/// <param name="ResetAfter">For a GRU: <c>linear_before_reset</c>.</param>
internal sealed record OnnxCell(string Operator, IReadOnlyList<GateWeights> Gates, bool? ResetAfter = null)
{
    /// <summary>Our names of the biases: with the input, then with the state; null where ours has none.</summary>
    public IEnumerable<string?> Biases => Gates.Select(g => (string?)g.Bias).Concat(Gates.Select(g => g.StateBias));

    /// <summary>The operator for a cell, or null.</summary>
    public static OnnxCell? TryFind(ComparedCell cell)
    {
        if (cell == ComparedCells.Lstm)
            return new("LSTM", [.. cell.InOrder(["input", "output", "forget", "candidate"])]);
        if (cell == ComparedCells.Gru || cell == ComparedCells.GruResetAfter)
            return new("GRU", [.. cell.InOrder(["update", "reset", "candidate"])], cell == ComparedCells.GruResetAfter);
        return cell == ComparedCells.Elman ? new("RNN", cell.Gates) : null;
    }
}
