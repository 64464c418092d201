using Kernels.Language;

namespace Kernels;

/// <content>Functions of every row of a matrix, and the same elements in another shape. Weights are taken as they are at each step.</content>
public static partial class Functions
{
    /// <summary>The mean of each row.</summary>
    public static Vec RowMeans(Matrix matrix) => MatrixRows.Numbers(matrix, Mean);

    /// <summary>The greatest element of each row; elements that are equally great share the gradient evenly.</summary>
    public static Vec RowMax(Matrix matrix) => MatrixRows.Numbers(matrix, Max);

    /// <summary>The smallest element of each row; elements that are equally small share the gradient evenly.</summary>
    public static Vec RowMin(Matrix matrix) => MatrixRows.Numbers(matrix, Min);

    /// <summary>√Σ over k of M[i, k]² for each row i; its gradient is 0 where it is 0.</summary>
    public static Vec RowNorms(Matrix matrix) => MatrixRows.Numbers(matrix, Norm);

    /// <summary>Σ over k of A[i, k] · B[i, k] for each row i.</summary>
    public static Vec RowDots(Matrix left, Matrix right) => MatrixRows.Numbers(left, right, Dot);

    /// <summary>The softmax of each row, without overflow: rows sum to 1.</summary>
    public static Matrix SoftmaxRows(Matrix matrix) => MatrixRows.Each(matrix, Softmax);

    /// <summary>Each row normalised: (M[i, k] − mean of row i) / √(variance of row i + epsilon).</summary>
    /// <param name="matrix">M.</param>
    /// <param name="epsilon">A constant.</param>
    public static Matrix LayerNormRows(Matrix matrix, double epsilon = 1e-5) => MatrixRows.Each(matrix, row => LayerNorm(row, epsilon));

    /// <summary>The rows of several matrices, one below the other.</summary>
    /// <param name="parts">At least one matrix; all have as many columns. A vector is one row as <c>Reshape(v, 1)</c>.</param>
    public static Matrix Concat(params ReadOnlySpan<Matrix> parts) => MatrixRows.Concat(parts);

    /// <summary>The elements of a matrix as one vector, row after row. Nothing is copied.</summary>
    public static Vec Flatten(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Elements;
    }

    /// <summary>
    /// A vector read as a matrix, row after row: as many rows as <paramref name="rows"/> has units, and as many columns as
    /// <paramref name="columns"/> has. What those units are does not matter. Nothing is copied.
    /// </summary>
    /// <param name="v">The argument, of rows · columns units; where nothing else says how many it has, this does.</param>
    /// <param name="rows">A vector with a unit for each row.</param>
    /// <param name="columns">A vector with a unit for each column.</param>
    public static Matrix Reshape(Vec v, Vec rows, Vec columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        return MatrixRows.Reshape(v, rows.Length, columns.Length);
    }

    /// <summary>A vector read as a matrix of the size of another, row after row.</summary>
    /// <param name="v">The argument, of as many units as <paramref name="like"/> has elements.</param>
    /// <param name="like">A matrix. Its elements do not matter.</param>
    public static Matrix Reshape(Vec v, Matrix like)
    {
        ArgumentNullException.ThrowIfNull(like);
        return MatrixRows.Reshape(v, like.Rows, like.Columns);
    }

    /// <summary>A vector read as a matrix of so many rows, row after row.</summary>
    /// <param name="v">The argument, whose units <paramref name="rows"/> divides.</param>
    /// <param name="rows">Number of rows: a constant, at least 1.</param>
    public static Matrix Reshape(Vec v, int rows)
    {
        ArgumentNullException.ThrowIfNull(v);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return MatrixRows.Reshape(v, rows, v.Length / rows);
    }
}
