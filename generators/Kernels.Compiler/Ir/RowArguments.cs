namespace Kernels.Compiler.Ir;

/// <summary>What an operation on rows is given.</summary>
/// <param name="Rows">Its operands.</param>
/// <param name="Columns">Columns of the first; 1 where it is no matrix.</param>
/// <param name="LastColumns">Columns of the last.</param>
/// <param name="ResultColumns">Columns of the result.</param>
/// <param name="Units">Units of the result.</param>
/// <param name="Count">What a move counts.</param>
/// <param name="Offset">What a slice starts at, or how many elements a product of matrices sums over.</param>
internal sealed record RowArguments(double[][] Rows, int Columns, int LastColumns, int ResultColumns, int Units, int Count, int Offset)
{
    public double[] A => Rows[0];

    public double[] B => Rows[1];

    /// <summary>An element of a matrix among the operands.</summary>
    public double this[int operand, int row, int column] => Rows[operand][(row * (operand == 0 ? Columns : LastColumns)) + column];

    /// <summary>Element i, j is the sum over k of left(i, k) · right(k, j), as many as <see cref="Offset"/> says.</summary>
    public double[] Products(Func<int, int, double> left, Func<int, int, double> right) => Each(unit =>
        Enumerable.Range(0, Offset).Sum(k => left(unit / ResultColumns, k) * right(k, unit % ResultColumns)));

    /// <summary>The result of a move, unit by unit.</summary>
    public double[] Each(Func<int, double> unit) => [.. Enumerable.Range(0, Units).Select(unit)];

    /// <summary>The sum of each row of a matrix.</summary>
    public double[] Across(Func<int, double> element) =>
        Each(i => Enumerable.Range(0, Columns).Sum(j => element((i * Columns) + j)));

    /// <summary>The sum of each column of a matrix.</summary>
    public double[] Down(Func<int, double> element) =>
        Each(j => Enumerable.Range(0, A.Length / Columns).Sum(i => element((i * Columns) + j)));
}
