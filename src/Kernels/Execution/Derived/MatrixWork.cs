namespace Kernels.Execution.Derived;

/// <summary>The operations of matrix programs, and the memory that they need on the way.</summary>
internal sealed unsafe class MatrixWork : IDisposable
{
    private readonly MatrixMultiplier _multiplier = new();
    private readonly MatrixInverse _inverse = new();
    private readonly MatrixExponential _exponential;

    public MatrixWork() => _exponential = new MatrixExponential(_multiplier);

    public bool GuardsIntact => _multiplier.GuardsIntact && _exponential.GuardsIntact;

    /// <summary>One step that is not made of equations.</summary>
    /// <param name="step">What is done.</param>
    /// <param name="a">Its first operand.</param>
    /// <param name="b">Its second operand, where there is one.</param>
    /// <param name="result">Its result, apart from the operands.</param>
    public void Run(MatrixStepInfo step, MatrixArea a, MatrixArea b, MatrixArea result)
    {
        switch (step.Code)
        {
            case MatrixCode.Transpose:
                Transpose(a, result);
                break;
            case MatrixCode.MatrixProduct:
                _multiplier.Multiply(a, b, result, add: false);
                break;
            case MatrixCode.Outer:
                for (int row = 0; row < a.Rows; row++)
                    Scale(b.Pointer, a.Pointer[row], result.Row(row), result.Columns);
                break;
            case MatrixCode.Inverse:
                _inverse.Run(a, result);
                break;
            case MatrixCode.MatrixExp:
                _exponential.Run(a, result);
                break;
            case MatrixCode.MatrixExpAdjoint:
                _exponential.RunAdjoint(a, b, result);
                break;
            case MatrixCode.Identity:
                result.Values.Clear();
                SetDiagonal(result, static (_, _) => 1, a);
                break;
            case MatrixCode.Diagonal:
                result.Values.Clear();
                SetDiagonal(result, static (vector, i) => vector.Pointer[i], a);
                break;
            case MatrixCode.DiagonalOf:
                for (int i = 0; i < a.Rows; i++)
                    result.Pointer[i] = a.Row(i)[i];
                break;
            case MatrixCode.ScaleRows:
                for (int row = 0; row < a.Rows; row++)
                    Scale(a.Row(row), b.Pointer[row], result.Row(row), a.Columns);
                break;
            case MatrixCode.ScaleColumns:
                for (int row = 0; row < a.Rows; row++)
                    Multiply(a.Row(row), b.Pointer, result.Row(row), a.Columns);
                break;
            case MatrixCode.RowSums:
                for (int row = 0; row < a.Rows; row++)
                    result.Pointer[row] = Sum(a.Row(row), a.Columns);
                break;
            case MatrixCode.ColumnSums:
                result.Values.Clear();
                for (int row = 0; row < a.Rows; row++)
                    Vectors.Add(result.Pointer, a.Row(row), a.Columns);
                break;
            case MatrixCode.Total:
                new Span<double>(result.Pointer, CellSizes.Padding).Fill(SumOfRows(a));
                break;
            case MatrixCode.LowerTriangle:
                result.Values.Clear();
                for (int row = 0; row < a.Rows; row++)
                    Copy(a.Row(row), result.Row(row), Math.Min(row + 1, a.Columns));
                break;
            case MatrixCode.BlockDiagonal:
                CopyBlocks(a, result, step.Argument, spread: true);
                break;
            case MatrixCode.BlocksOf:
                CopyBlocks(a, result, step.Argument, spread: false);
                break;
            case MatrixCode.Convolution:
                SlidingWindow.Of(step.Argument).Spread(a, result);
                break;
            case MatrixCode.KernelOf:
                SlidingWindow.Of(step.Argument).Gather(a, result);
                break;
            default:
                throw new InvalidOperationException($"A matrix program has no step {step.Code}.");
        }
    }

    public void Dispose()
    {
        _multiplier.Dispose();
        _exponential.Dispose();
    }

    /// <summary>result = aᵀ, in squares that stay in the nearest cache.</summary>
    internal static void Transpose(MatrixArea a, MatrixArea result)
    {
        const int Square = 16;
        for (int row = 0; row < a.Rows; row += Square)
        {
            for (int column = 0; column < a.Columns; column += Square)
            {
                for (int i = row; i < Math.Min(row + Square, a.Rows); i++)
                {
                    for (int j = column; j < Math.Min(column + Square, a.Columns); j++)
                        result.Row(j)[i] = a.Row(i)[j];
                }
            }
        }
    }

    private static void SetDiagonal(MatrixArea matrix, Func<MatrixArea, int, double> value, MatrixArea from)
    {
        for (int i = 0; i < matrix.Rows; i++)
            matrix.Row(i)[i] = value(from, i);
    }

    // A row belongs to the same block as the column of its number.
    private static void CopyBlocks(MatrixArea a, MatrixArea result, int blocks, bool spread)
    {
        result.Values.Clear();
        for (int block = 0; block < blocks; block++)
        {
            int first = (int)((long)a.Rows * block / blocks);
            int end = (int)((long)a.Rows * (block + 1) / blocks);
            for (int row = first; row < end; row++)
                Copy(a.Row(row) + (spread ? 0 : first), result.Row(row) + (spread ? first : 0), end - first);
        }
    }

    private static void Copy(double* from, double* to, int count) =>
        new ReadOnlySpan<double>(from, count).CopyTo(new Span<double>(to, count));

    private static void Scale(double* row, double factor, double* target, int count)
    {
        for (int i = 0; i < count; i++)
            target[i] = row[i] * factor;
    }

    private static void Multiply(double* row, double* factors, double* target, int count)
    {
        for (int i = 0; i < count; i++)
            target[i] = row[i] * factors[i];
    }

    private static double Sum(double* row, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += row[i];
        return sum;
    }

    private static double SumOfRows(MatrixArea a)
    {
        double sum = 0;
        for (int row = 0; row < a.Rows; row++)
            sum += Sum(a.Row(row), a.Columns);
        return sum;
    }
}
