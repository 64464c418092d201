using Kernels.Language;

namespace Kernels;

/// <content>Matrices derived from weights. They are computed once per sequence.</content>
public static partial class Functions
{
    /// <summary>A·B: element [i, j] is Σ over k of A[i, k] · B[k, j].</summary>
    /// <param name="left">A, as many columns as B has rows.</param>
    /// <param name="right">B.</param>
    /// <remarks>A matrix of low rank is quicker left as two products, <c>left[right[x]]</c>.</remarks>
    public static Matrix Product(Matrix left, Matrix right) => MatrixOperations.Product(left, right);

    /// <summary>A ⊙ B, element by element.</summary>
    public static Matrix Hadamard(Matrix left, Matrix right) => MatrixOperations.Elementwise(Operations.Multiply, left, right);

    /// <summary>a bᵀ: element [i, j] is a[i] · b[j].</summary>
    /// <param name="left">a, one number per row.</param>
    /// <param name="right">b, one number per column.</param>
    public static Matrix Outer(Vec left, Vec right) => MatrixOperations.Outer(left, right);

    /// <summary>Σ of all elements, a number.</summary>
    public static Vec Sum(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Reductions.Sum.Apply(matrix.Elements);
    }

    /// <summary>Mᵀ, the same as <see cref="Matrix.Transposed"/>.</summary>
    public static Matrix Transpose(Matrix matrix) => MatrixOperations.Transpose(matrix);

    /// <summary>M⁻¹. Of a singular matrix the elements are infinite or NaN.</summary>
    /// <param name="matrix">A square matrix.</param>
    /// <remarks>Adjoint: −M⁻ᵀ G M⁻ᵀ.</remarks>
    public static Matrix Inverse(Matrix matrix) => MatrixOperations.Inverse(matrix);

    /// <summary>exp(M) = Σ Mᵏ / k!. Orthogonal where M = −Mᵀ.</summary>
    /// <param name="matrix">A square matrix.</param>
    /// <remarks>Adjoint: the upper right block of exp([Mᵀ, G; 0, Mᵀ]).</remarks>
    public static Matrix MatrixExp(Matrix matrix) => MatrixOperations.MatrixExp(matrix);

    /// <summary>The identity of the size of a matrix.</summary>
    /// <param name="like">A square matrix. Its elements do not matter.</param>
    public static Matrix Identity(Matrix like) => MatrixOperations.Identity(like);

    /// <summary>The square matrix with a vector on its diagonal.</summary>
    /// <param name="diagonal">A vector of weights, or one computed from weights.</param>
    public static Matrix Diagonal(Vec diagonal) => MatrixOperations.Diagonal(diagonal);

    /// <summary>The diagonal of a square matrix.</summary>
    public static Vec DiagonalOf(Matrix matrix) => MatrixOperations.DiagonalOf(matrix);

    /// <summary>diag(v)·M: row i times v[i].</summary>
    /// <param name="matrix">M.</param>
    /// <param name="factors">v, one number per row, a weight or computed from weights.</param>
    /// <remarks>
    /// Weight normalisation (Salimans and Kingma 2016, arXiv:1602.07868): <c>ScaleRows(w, gain *
    /// Rsqrt(RowSums(Square(w))))</c>.
    /// </remarks>
    public static Matrix ScaleRows(Matrix matrix, Vec factors) => MatrixOperations.ScaleRows(matrix, factors);

    /// <summary>M·diag(v): column k times v[k].</summary>
    /// <param name="matrix">M.</param>
    /// <param name="factors">v, one number per column, a weight or computed from weights.</param>
    public static Matrix ScaleColumns(Matrix matrix, Vec factors) => MatrixOperations.ScaleColumns(matrix, factors);

    /// <summary>Σ over k of M[i, k] for each row i.</summary>
    public static Vec RowSums(Matrix matrix) => MatrixOperations.RowSums(matrix);

    /// <summary>Σ over i of M[i, k] for each column k.</summary>
    public static Vec ColumnSums(Matrix matrix) => MatrixOperations.ColumnSums(matrix);

    /// <summary>M on and below the diagonal, zero above it.</summary>
    public static Matrix LowerTriangle(Matrix matrix) => MatrixOperations.LowerTriangle(matrix);

    /// <summary>
    /// The square matrix of so many blocks along the diagonal, zero elsewhere, from a weight that has its rows and the columns
    /// of one block.
    /// </summary>
    /// <param name="rows">[n, ⌈n / blocks⌉]: what each row has within its block.</param>
    /// <param name="blocks">Number of blocks, a constant. Block b begins at ⌊b·n / blocks⌋; where n is no multiple of their
    /// number, rows of the smaller blocks leave the weight's last column unused.</param>
    /// <returns>[n, n].</returns>
    public static Matrix BlockDiagonal(Matrix rows, int blocks) => MatrixOperations.BlockDiagonal(rows, blocks);

    /// <summary>
    /// The matrix that a convolution over maps of rows × columns places is: applied to a vector of several maps, each row
    /// after row, it slides a square window of weights over all of them, with zeros around the maps, and yields as many
    /// places for each map of the result.
    /// </summary>
    /// <param name="kernel">[maps of the result, maps of the operand · width²]: for each pair of maps the window, row-major.</param>
    /// <param name="rows">Rows of a map, a constant.</param>
    /// <param name="columns">Columns of a map, a constant.</param>
    /// <param name="width">Rows and columns of the window, a constant. A place is in the middle of its window; where width is
    /// even, before the middle.</param>
    /// <returns>[maps of the result · rows · columns, maps of the operand · rows · columns].</returns>
    /// <remarks>
    /// The matrix is dense: it costs rows · columns / width² as much to apply as the windows alone, and its gradient is
    /// folded back to the kernel once, after the sequence.
    /// </remarks>
    public static Matrix Convolution(Matrix kernel, int rows, int columns, int width) =>
        MatrixOperations.Convolution(kernel, rows, columns, width);
}
