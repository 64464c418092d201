namespace Kernels.Compiler.Ir;

/// <summary>What an operation on matrices is computed from. A vector has one column.</summary>
/// <param name="Operands">Values, row-major.</param>
/// <param name="Extents">Rows and columns of each.</param>
/// <param name="Result">Rows and columns of the value.</param>
/// <param name="Blocks">Number of blocks, for operations on blocks.</param>
internal sealed record MatrixArguments(
    double[][] Operands, IReadOnlyList<(int Rows, int Columns)> Extents, (int Rows, int Columns) Result, int Blocks)
{
    /// <summary>An element of an operand.</summary>
    public double this[int operand, int row, int column] => Operands[operand][(row * Extents[operand].Columns) + column];

    /// <summary>The value, element by element.</summary>
    public double[] Fill(Func<int, int, double> element)
    {
        var values = new double[Result.Rows * Result.Columns];
        for (var row = 0; row < Result.Rows; row++)
        {
            for (var column = 0; column < Result.Columns; column++)
                values[(row * Result.Columns) + column] = element(row, column);
        }

        return values;
    }
}
