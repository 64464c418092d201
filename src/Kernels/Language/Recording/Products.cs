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

        var tape = TapeOf(bias, matrices, operands);
        var result = new Vec(new Storage(values, 0, values.Length, null), isRankZero: false, tape);
        tape?.Add(new RecordedProducts(bias, matrices, operands.ToArray(), result));
        return result;
    }

    /// <summary>target += source.</summary>
    public static void Add(ReadOnlySpan<double> source, Span<double> target)
    {
        for (var index = 0; index < source.Length; index++)
            target[index] += source[index];
    }

    /// <summary>target[k] += Σ over r of matrix[r, k] · source[r], row by row so that the matrix is read in order.</summary>
    public static void MultiplyTransposed(ReadOnlySpan<double> matrix, ReadOnlySpan<double> source, Span<double> target)
    {
        for (var row = 0; row < source.Length; row++)
            AddScaled(matrix.Slice(row * target.Length, target.Length), source[row], target);
    }

    /// <summary>target += scale · source.</summary>
    public static void AddScaled(ReadOnlySpan<double> source, double scale, Span<double> target)
    {
        var lanes = Vector<double>.Count;
        var scales = new Vector<double>(scale);
        var index = 0;
        for (; index <= target.Length - lanes; index += lanes)
        {
            var sum = Vector.MultiplyAddEstimate(new Vector<double>(source[index..]), scales, new Vector<double>(target[index..]));
            sum.CopyTo(target[index..]);
        }

        for (; index < target.Length; index++)
            target[index] += scale * source[index];
    }

    private static void Multiply(Matrix matrix, Vec operand, Span<double> target)
    {
        ArgumentNullException.ThrowIfNull(operand);
        if (operand.IsRankZero || operand.Length != matrix.Columns)
        {
            var found = operand.IsRankZero ? "a number" : $"{operand.Length} units";
            throw new ArgumentException(
                $"Product of '{matrix.Name}' ({matrix.Rows} rows × {matrix.Columns} columns) with {found}: the operand must have {matrix.Columns} units.");
        }

        var values = matrix.Values;
        for (var row = 0; row < target.Length; row++)
            target[row] += Dot(values.Slice(row * matrix.Columns, matrix.Columns), operand.Values);
    }

    private static Recording? TapeOf(Vec? bias, Matrix[] matrices, ReadOnlySpan<Vec> operands)
    {
        var isTrained = bias is not null && Recording.TapeOf(bias) is not null;
        foreach (var matrix in matrices)
            isTrained |= matrix.Gradient is not null;
        return isTrained ? Recording.Tape : Recording.TapeOf(operands);
    }

    // Four sums, since one would wait for the latency of each addition.
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lanes = Vector<double>.Count;
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        var index = 0;
        for (; index <= left.Length - (4 * lanes); index += 4 * lanes)
        {
            var a = left.Slice(index, 4 * lanes);
            var b = right.Slice(index, 4 * lanes);
            s0 = Vector.MultiplyAddEstimate(new Vector<double>(a), new Vector<double>(b), s0);
            s1 = Vector.MultiplyAddEstimate(new Vector<double>(a[lanes..]), new Vector<double>(b[lanes..]), s1);
            s2 = Vector.MultiplyAddEstimate(new Vector<double>(a[(2 * lanes)..]), new Vector<double>(b[(2 * lanes)..]), s2);
            s3 = Vector.MultiplyAddEstimate(new Vector<double>(a[(3 * lanes)..]), new Vector<double>(b[(3 * lanes)..]), s3);
        }

        var sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
