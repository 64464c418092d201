namespace Kernels.Compiler.Ir;

/// <summary>What an operation on rows is given.</summary>
/// <param name="Rows">Its operands.</param>
/// <param name="Columns">Columns of the first; 1 where it is no matrix.</param>
/// <param name="Units">Units of the result.</param>
/// <param name="Count">What a move counts.</param>
/// <param name="Offset">What a slice starts at.</param>
internal sealed record RowArguments(double[][] Rows, int Columns, int Units, int Count, int Offset)
{
    public double[] A => Rows[0];

    public double[] B => Rows[1];

    /// <summary>The result of a move, unit by unit.</summary>
    public double[] Each(Func<int, double> unit) => [.. Enumerable.Range(0, Units).Select(unit)];

    /// <summary>The sum of each row of a matrix.</summary>
    public double[] Across(Func<int, double> element) =>
        Each(i => Enumerable.Range(0, Columns).Sum(j => element((i * Columns) + j)));

    /// <summary>The sum of each column of a matrix.</summary>
    public double[] Down(Func<int, double> element) =>
        Each(j => Enumerable.Range(0, A.Length / Columns).Sum(i => element((i * Columns) + j)));
}
