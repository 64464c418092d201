namespace Kernels.Language;

/// <content>Products, and what is made by them.</content>
internal static partial class MatrixOperations
{
    /// <summary>Not remembered: it is a new one at every step.</summary>
    public static Matrix Outer(Vec left, Vec right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ExpectVector(nameof(Outer), left, left.Length);
        ExpectVector(nameof(Outer), right, right.Length);
        var values = new double[left.Length * right.Length];
        Products.AddOuter(left.Values, right.Values, values);
        return Derived(left.Length, right.Length, Record(values, [left, right], (index, upper) =>
        {
            var g = new Dense(upper, left.Length, right.Length);
            return index == 0
                ? [.. Enumerable.Range(0, g.Rows).Select(row => Enumerable.Range(0, g.Columns).Sum(column => g[row, column] * right.Values[column]))]
                : [.. Enumerable.Range(0, g.Columns).Select(column => Enumerable.Range(0, g.Rows).Sum(row => g[row, column] * left.Values[row]))];
        }));
    }

    public static Matrix Product(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Expect(left.Columns == right.Rows, nameof(Product), "as many columns of the left factor as rows of the right one", left, right);
        return Memoise(nameof(Product), "", [left.Elements, right.Elements], () =>
        {
            var (a, b) = (Dense.Of(left), Dense.Of(right));
            var elements = Record(MatrixValues.Product(a, b), [left.Elements, right.Elements], (index, upper) =>
            {
                var g = new Dense(upper, left.Rows, right.Columns);
                return index == 0 ? MatrixValues.Product(g, b.Transposed) : MatrixValues.Product(a.Transposed, g);
            });
            return Derived(left.Rows, right.Columns, elements);
        });
    }

    public static Matrix Inverse(Matrix matrix)
    {
        ExpectSquare(nameof(Inverse), matrix);
        return Memoise(nameof(Inverse), "", [matrix.Elements], () =>
        {
            var inverse = new Dense(MatrixValues.Inverse(Dense.Of(matrix)), matrix.Rows, matrix.Rows);
            var elements = Record(inverse.Values, [matrix.Elements], (_, upper) =>
            {
                var right = new Dense(
                    MatrixValues.Product(new(upper, matrix.Rows, matrix.Rows), inverse.Transposed), matrix.Rows, matrix.Rows);
                return [.. MatrixValues.Product(inverse.Transposed, right).Select(value => -value)];
            });
            return Derived(matrix.Rows, matrix.Rows, elements);
        });
    }

    public static Matrix MatrixExp(Matrix matrix)
    {
        ExpectSquare(nameof(MatrixExp), matrix);
        return One(nameof(MatrixExp), matrix, matrix.Rows, matrix.Rows, MatrixValues.Exp,
            (m, upper) => MatrixValues.ExpAdjoint(m, new(upper, m.Rows, m.Rows)));
    }
}
