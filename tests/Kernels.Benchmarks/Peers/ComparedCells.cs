using Kernels.Benchmarks.Peers.Inventions;
using Kernels.Cells;

namespace Kernels.Benchmarks.Peers;

/// <summary>The cells of the comparison.</summary>
internal static class ComparedCells
{
    public static readonly ComparedCell Lstm = ComparedCell.Of<Lstm>(
        GateWeights.Of("input"), GateWeights.Of("forget"), GateWeights.Of("output"), GateWeights.Of("candidate"));

    /// <summary>Reset before the product: the candidate's second operand is r·h.</summary>
    public static readonly ComparedCell Gru = ComparedCell.Of<Gru>(
        GateWeights.Of("reset"), GateWeights.Of("update"),
        new("candidate", "candidate.x", "candidate.operand2", "candidate.bias"));

    /// <summary>Reset after the product, which has a bias of its own.</summary>
    public static readonly ComparedCell GruResetAfter = ComparedCell.Of<GruResetAfter>(
        GateWeights.Of("reset"), GateWeights.Of("update"),
        new("candidate", "candidate.x", "recurrent.h", "candidate.bias", "recurrent.bias"));

    public static readonly ComparedCell Elman = ComparedCell.Of<Elman>(GateWeights.Of("hidden"));

    public static readonly ComparedCell CoupledLstm = ComparedCell.Of<CoupledLstm>(
        GateWeights.Of("input"), GateWeights.Of("output"), GateWeights.Of("candidate"));

    public static readonly ComparedCell FiveGates = ComparedCell.Of<FiveGates>(
        GateWeights.Of("input"), GateWeights.Of("forget"), GateWeights.Of("output"), GateWeights.Of("blend"),
        GateWeights.Of("candidate"));

    public static readonly ComparedCell MinimalGatedUnit = ComparedCell.Of<MinimalGatedUnit>(
        GateWeights.Of("forget"), new("candidate", "candidate.x", "candidate.operand2", "candidate.bias"));

    public static readonly ComparedCell PeepholeLstm = ComparedCell.Of<PeepholeLstm>(
        GateWeights.Of("input"), GateWeights.Of("forget"), GateWeights.Of("output"), GateWeights.Of("candidate"));

    /// <summary>No peer has a layer that is given its products with the input.</summary>
    public static readonly ComparedCell RecurrentPart = ComparedCell.Of<RecurrentPartOfLstm>();

    public static readonly IReadOnlyList<ComparedCell> All =
        [Lstm, Gru, GruResetAfter, Elman, CoupledLstm, FiveGates, MinimalGatedUnit, PeepholeLstm, RecurrentPart];

    /// <summary>The cells that libraries have kernels of their own for.</summary>
    public static readonly IReadOnlyList<ComparedCell> Gated = [Lstm, Gru, GruResetAfter];

    /// <summary>Cells with products like LSTM's, which must reach its share of the peak.</summary>
    public static readonly IReadOnlyList<ComparedCell> Kin = [CoupledLstm, MinimalGatedUnit, PeepholeLstm, FiveGates];

    /// <summary>Whether the cell is one that libraries do not have, so that their users write it themselves.</summary>
    public static bool IsCustom(ComparedCell cell) => cell == CoupledLstm || cell == FiveGates;
}
