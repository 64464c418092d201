using Kernels.Benchmarks.Peers;

namespace Kernels.Benchmarks.Torch;

/// <summary>A module of PyTorch, and the order in which it stacks the weights of ours.</summary>
/// <param name="Gates">Our gates in the module's order.</param>
internal sealed record TorchCell(IReadOnlyList<GateWeights> Gates)
{
    /// <summary>The module's stacks under the protocol's names, and our weights in each; null where we have none.
    /// </summary>
    public IReadOnlyList<(string Name, IReadOnlyCollection<string?> Weights)> Stacks { get; } =
    [
        ("w_ih", [.. Gates.Select(gate => gate.Input)]),
        ("w_hh", [.. Gates.Select(gate => gate.State)]),
        ("b_ih", [.. Gates.Select(gate => gate.Bias)]),
        ("b_hh", [.. Gates.Select(gate => gate.StateBias)]),
    ];

    /// <summary>The module for a cell, or null: PyTorch has no GRU with the reset before the product.</summary>
    public static TorchCell? TryFind(ComparedCell cell)
    {
        if (cell == ComparedCells.Lstm)
            return new([.. cell.InOrder(["input", "forget", "candidate", "output"])]);
        if (cell == ComparedCells.GruResetAfter)
            return new([.. cell.InOrder(["reset", "update", "candidate"])]);
        return cell == ComparedCells.Elman || ComparedCells.IsCustom(cell) ? new(cell.Gates) : null;
    }
}
