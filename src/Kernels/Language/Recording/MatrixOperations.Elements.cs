namespace Kernels.Language;

/// <content>Operations element by element.</content>
internal static partial class MatrixOperations
{
    public static Matrix Elementwise(Operation operation, Matrix matrix, params ReadOnlySpan<double> constants)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var values = constants.ToArray();
        return Memoise(operation.Name, string.Join(" ", values.Select(BitConverter.DoubleToInt64Bits)), [matrix.Elements], () =>
            Derived(matrix.Rows, matrix.Columns, operation.Apply([matrix.Elements, .. values.Select(value => (Vec)value)])));
    }

    public static Matrix Elementwise(Operation operation, Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Expect(left.Rows == right.Rows && left.Columns == right.Columns, operation.Name, "matrices of the same size", left, right);
        return Memoise(operation.Name, "", [left.Elements, right.Elements], () =>
            Derived(left.Rows, left.Columns, operation.Apply(left.Elements, right.Elements)));
    }

    /// <summary>A matrix and a number, which goes with every element and stands behind or in front of it.</summary>
    public static Matrix WithNumber(Operation operation, Matrix matrix, Vec number, bool inFront = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(number);
        if (!number.IsRankZero)
        {
            throw new ArgumentException(
                $"{operation.Name} of a matrix and a vector of {number.Length} units: with a matrix goes a number. "
                + "ScaleRows and ScaleColumns take vectors.", nameof(number));
        }

        var key = number.Tape is null && number is not Scalar ? $"{BitConverter.DoubleToInt64Bits(number.Values[0])}" : "";
        Vec[] operands = key.Length > 0 ? [matrix.Elements] : [matrix.Elements, number];
        return Memoise(operation.Name, inFront ? "of " + key : key, operands, () => Derived(
            matrix.Rows, matrix.Columns, inFront ? operation.Apply(number, matrix.Elements) : operation.Apply(matrix.Elements, number)));
    }

    /// <summary>The matrix with a mask of its sequence, one for each call in a step.</summary>
    public static Matrix Drop(Matrix matrix, double rate)
    {
        if (Drawing.KeyOfWeights() is not { } key)
            return matrix;
        return Memoise(nameof(Drop), $"{key} {BitConverter.DoubleToInt64Bits(rate)}", [matrix.Elements], () =>
        {
            var mask = Drawing.MaskOfWeights(key, matrix.Values.Length, rate);
            double[] Masked(ReadOnlySpan<double> from)
            {
                var values = from.ToArray();
                for (var i = 0; i < values.Length; i++)
                    values[i] = mask[i] == 1 ? 0 : values[i] / (1 - rate);
                return values;
            }

            return Derived(matrix.Rows, matrix.Columns, Record(Masked(matrix.Values), [matrix.Elements], (_, upper) => Masked(upper)));
        });
    }
}
