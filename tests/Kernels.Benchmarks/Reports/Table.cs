namespace Kernels.Benchmarks.Reports;

/// <summary>Figures in rows and columns.</summary>
/// <param name="Columns">What each column holds.</param>
/// <param name="Rows">Rows of as many cells as there are columns.</param>
internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>A cell as people read it.</summary>
    public string Show(IReadOnlyList<Cell> row, int column) => row[column].Show(Columns[column].Format);
}
