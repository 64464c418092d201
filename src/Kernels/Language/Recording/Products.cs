using System.Numerics;

namespace Kernels.Language;

/// <summary>Matrix–vector products in double, forward and transposed.</summary>
internal static class Products
{
    /// <summary>bias + Σ matrix · operand, recorded.</summary>
    public static Vec Apply(Vec? bias, Matrix[] matrices, ReadOnlySpan<Vec> operands)
    {
        var values = new double[matrices[0].Rows];
        bias?.Values.CopyTo(values);
        for (var index = 0; index < matrices.Length; index++)
            Multiply(matrices[index], operands[index], values);
        Recording.RoundResult(values);

        var tape = TapeOf(bias, matrices, operands);
        var result = new Vec(new Storage(values, 0, values.Length, null), isRankZero: false, tape);
        tape?.Add(new RecordedProducts(bias, matrices, operands.ToArray(), result));
        return result;
    }

    /// <summary>target[r, k] += left[r] · right[k].</summary>
    public static void AddOuter(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> target)
    {
        for (var row = 0; row < left.Length; row++)
        {
            for (var column = 0; column < right.Length; column++)
                target[(row * right.Length) + column] += left[row] * right[column];
        }
    }

    /// <summary>target += source.</summary>
    public static void Add(ReadOnlySpan<double> source, Span<double> target)
    {
        for (var index = 0; index < source.Length; index++)
            target[index] += source[index];
    }

    /// <summary>
    /// target[k] += Σ over r of matrix[r, k] · source[r], four rows at a time so that the target is read and written
    /// once for four.
    /// </summary>
    public static void MultiplyTransposed(ReadOnlySpan<double> matrix, ReadOnlySpan<double> source, Span<double> target)
    {
        var columns = target.Length;
        var row = 0;
        for (; row <= source.Length - 4; row += 4)
            AddFourRows(matrix.Slice(row * columns, 4 * columns), source.Slice(row, 4), target);
        for (; row < source.Length; row++)
        {
            for (var column = 0; column < columns; column++)
                target[column] += matrix[(row * columns) + column] * source[row];
        }
    }

    private static void AddFourRows(ReadOnlySpan<double> rows, ReadOnlySpan<double> scales, Span<double> target)
    {
        var (columns, lanes, column) = (target.Length, Vector<double>.Count, 0);
        var (s0, s1, s2, s3) = (scales[0], scales[1], scales[2], scales[3]);
        for (; Vector.IsHardwareAccelerated && column <= columns - lanes; column += lanes)
        {
            var sum = new Vector<double>(target[column..]);
            sum = Vector.MultiplyAddEstimate(new Vector<double>(rows[column..]), new Vector<double>(s0), sum);
            sum = Vector.MultiplyAddEstimate(
                new Vector<double>(rows[(columns + column)..]), new Vector<double>(s1), sum);
            sum = Vector.MultiplyAddEstimate(
                new Vector<double>(rows[((2 * columns) + column)..]), new Vector<double>(s2), sum);
            sum = Vector.MultiplyAddEstimate(
                new Vector<double>(rows[((3 * columns) + column)..]), new Vector<double>(s3), sum);
            sum.CopyTo(target[column..]);
        }

        for (; column < columns; column++)
        {
            target[column] += (rows[column] * s0) + (rows[columns + column] * s1)
                + (rows[(2 * columns) + column] * s2) + (rows[(3 * columns) + column] * s3);
        }
    }

    private static void Multiply(Matrix matrix, Vec operand, Span<double> target)
    {
        ArgumentNullException.ThrowIfNull(operand);
        if (operand.Length != matrix.Columns)
        {
            var found = operand.IsRankZero ? "a number" : $"{operand.Length} units";
            throw new ArgumentException(
                $"Product of '{matrix.Name}' ({matrix.Rows} rows × {matrix.Columns} columns) with {found}: "
                + $"the operand must have {matrix.Columns} units.");
        }

        var values = matrix.Values;
        for (var row = 0; row < target.Length; row++)
            target[row] += Dot(values.Slice(row * matrix.Columns, matrix.Columns), operand.Values);
    }

    private static Recording? TapeOf(Vec? bias, Matrix[] matrices, ReadOnlySpan<Vec> operands)
    {
        var isTrained = bias is not null && Recording.TapeOf(bias) is not null;
        foreach (var matrix in matrices)
            isTrained |= Recording.TapeOf(matrix.Elements) is not null;
        return isTrained ? Recording.Tape : Recording.TapeOf(operands);
    }

    // Four sums, since one would wait for the latency of each addition.
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lanes = Vector<double>.Count;
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        var index = 0;
        for (; Vector.IsHardwareAccelerated && index <= left.Length - (4 * lanes); index += 4 * lanes)
        {
            var a = left.Slice(index, 4 * lanes);
            var b = right.Slice(index, 4 * lanes);
            s0 = Vector.MultiplyAddEstimate(new Vector<double>(a), new Vector<double>(b), s0);
            s1 = Vector.MultiplyAddEstimate(new Vector<double>(a[lanes..]), new Vector<double>(b[lanes..]), s1);
            s2 = Vector.MultiplyAddEstimate(
                new Vector<double>(a[(2 * lanes)..]), new Vector<double>(b[(2 * lanes)..]), s2);
            s3 = Vector.MultiplyAddEstimate(
                new Vector<double>(a[(3 * lanes)..]), new Vector<double>(b[(3 * lanes)..]), s3);
        }

        var sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
