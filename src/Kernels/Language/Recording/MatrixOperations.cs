namespace Kernels.Language;

/// <summary>
/// The operations on whole matrices in double: values, and adjoints as they are recorded. Within a recording each is computed
/// once for the same operands, however many steps ask for it.
/// </summary>
internal static partial class MatrixOperations
{
    private static Matrix One(
        string name, Matrix matrix, int rows, int columns, Func<Dense, double[]> value, Func<Dense, double[], double[]> adjoint)
    {
        return Memoise(name, "", [matrix.Elements], () =>
        {
            var operand = Dense.Of(matrix);
            return Derived(rows, columns, Record(value(operand), [matrix.Elements], (_, upper) => adjoint(operand, upper)));
        });
    }

    private static Vec Record(double[] values, Vec[] operands, Func<int, double[], double[]> adjoint)
    {
        var tape = Recording.TapeOf(operands);
        var result = new Vec(new Storage(values, 0, values.Length, null), isRankZero: false, tape);
        tape?.Add(new RecordedMatrix(operands, result, adjoint));
        return result;
    }

    private static Matrix Derived(int rows, int columns, Vec elements) => new("derived matrix", rows, columns, elements);

    private static Matrix Memoise(string name, string constants, Vec[] operands, Func<Matrix> compute) =>
        Recording.Current is { } recording ? recording.Matrices.Get(name + " " + constants, operands, compute) : compute();

    private static void ExpectSquare(string name, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"{name} needs a square matrix; '{matrix.Name}' is {matrix.Rows} × {matrix.Columns}.", nameof(matrix));
    }

    private static void ExpectVector(string name, Vec? vector, int units)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (vector.IsRankZero || vector.Length != units)
        {
            var found = vector.IsRankZero ? "a number" : $"{vector.Length} units";
            throw new ArgumentException($"{name} needs a vector of {units} units; found {found}.", nameof(vector));
        }
    }

    private static void Expect(bool holds, string name, string expected, Matrix left, Matrix right)
    {
        if (!holds)
        {
            throw new ArgumentException(
                $"{name} needs {expected}; found {left.Rows} × {left.Columns} and {right.Rows} × {right.Columns}.", nameof(right));
        }
    }
}
