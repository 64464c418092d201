using Kernels.Cells;

namespace Kernels.Benchmarks;

/// <summary>The published cells by name: one instantiation each, so that nothing is found by reflection.</summary>
internal static class CellRegistry
{
    private static readonly RegisteredCell[] Cells =
    [
        RegisteredCell.Of<CoupledLstm>(nameof(CoupledLstm)),
        RegisteredCell.Of<Elman>(nameof(Elman)),
        RegisteredCell.Of<Gru>(nameof(Gru)),
        RegisteredCell.Of<GruResetAfter>(nameof(GruResetAfter)),
        RegisteredCell.Of<IndRnn>(nameof(IndRnn)),
        RegisteredCell.Of<Jordan>(nameof(Jordan)),
        RegisteredCell.Of<LeakyIntegrator>(nameof(LeakyIntegrator)),
        RegisteredCell.Of<Lstm>(nameof(Lstm)),
        RegisteredCell.Of<Lstm1997>(nameof(Lstm1997)),
        RegisteredCell.Of<MinimalGatedUnit>(nameof(MinimalGatedUnit)),
        RegisteredCell.Of<MinGru>(nameof(MinGru)),
        RegisteredCell.Of<MinLstm>(nameof(MinLstm)),
        RegisteredCell.Of<PeepholeLstm>(nameof(PeepholeLstm)),
        RegisteredCell.Of<ProjectedLstm>(nameof(ProjectedLstm)),
        RegisteredCell.Of<RecurrentHighway>(nameof(RecurrentHighway)),
        RegisteredCell.Of<Sru>(nameof(Sru)),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Cells.Select(cell => cell.Name);

    /// <summary>The cell of that name.</summary>
    public static RegisteredCell Find(string name) =>
        Cells.FirstOrDefault(cell => string.Equals(cell.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no cell '{name}' in Kernels.Cells; there are {string.Join(", ", Names)}.");
}
