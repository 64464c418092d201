namespace Kernels.Compiler.Ir;

/// <summary>Facts of an operation on whole matrices.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Arity">Number of operands.</param>
/// <param name="Notation">How people write it, operands as {0} and {1}, the number of blocks as {2}.</param>
/// <param name="Shape">The shape of its value, given its operands and the number of blocks.</param>
/// <param name="Value">Its value in double; matrices are row-major.</param>
/// <param name="Binds">How tightly the notation holds together: see <see cref="Tightness"/>.</param>
/// <param name="Needs">What the places of its operands ask for.</param>
internal sealed record MatrixRow(
    Op Op, int Arity, string Notation, Func<IReadOnlyList<Node>, int, Shape> Shape, Func<MatrixArguments, double[]> Value,
    int Binds = Tightness.Whole, int Needs = 0);

/// <summary>
/// The operations on matrices derived from weights, all in the Parameter domain. What is elementwise stands in
/// <see cref="OpTable"/>, derivatives in <see cref="Differentiation.MatrixRules"/>.
/// </summary>
internal static class MatrixTable
{
    private static readonly Dictionary<Op, MatrixRow> Rows = new MatrixRow[]
    {
        new(Op.Transpose, 1, "{0}ᵀ", (o, _) => new(o[0].Shape.Columns, o[0].Shape.Rows), MatrixValues.Transpose, Needs: Tightness.Whole),
        new(Op.MatrixProduct, 2, "{0}·{1}", (o, _) => new(o[0].Shape.Rows, o[1].Shape.Columns), MatrixValues.Product, Tightness.Product, Tightness.Whole),
        new(Op.Outer, 2, "{0} ⊗ {1}", (o, _) => new(o[0].Shape.Rows, o[1].Shape.Rows), MatrixValues.Outer, Tightness.Product, Tightness.Whole),
        new(Op.Inverse, 1, "{0}⁻¹", (o, _) => o[0].Shape, MatrixValues.Inverse, Needs: Tightness.Whole),
        new(Op.MatrixExp, 1, "expm({0})", (o, _) => o[0].Shape, MatrixValues.Exp),
        new(Op.MatrixExpAdjoint, 2, "expm′({0})[{1}]", (o, _) => o[0].Shape, MatrixValues.ExpAdjoint),
        new(Op.Identity, 1, "I", (o, _) => o[0].Shape, MatrixValues.Identity),
        new(Op.Diagonal, 1, "diag({0})", (o, _) => new(o[0].Shape.Rows, o[0].Shape.Rows), MatrixValues.Diagonal),
        new(Op.DiagonalOf, 1, "diagonal of {0}", (o, _) => new(o[0].Shape.Rows), MatrixValues.DiagonalOf, Needs: Tightness.Whole),
        new(Op.ScaleRows, 2, "diag({1})·{0}", (o, _) => o[0].Shape, MatrixValues.ScaleRows, Tightness.Product, Tightness.Whole),
        new(Op.ScaleColumns, 2, "{0}·diag({1})", (o, _) => o[0].Shape, MatrixValues.ScaleColumns, Tightness.Product, Tightness.Whole),
        new(Op.RowSums, 1, "Σ columns of {0}", (o, _) => new(o[0].Shape.Rows), MatrixValues.RowSums, Tightness.Product, Tightness.Whole),
        new(Op.ColumnSums, 1, "Σ rows of {0}", (o, _) => new(o[0].Shape.Columns), MatrixValues.ColumnSums, Tightness.Product, Tightness.Whole),
        new(Op.Total, 1, "Σ {0}", (_, _) => Shape.Number, MatrixValues.Total, Tightness.Product, Tightness.Whole),
        new(Op.LowerTriangle, 1, "lower({0})", (o, _) => o[0].Shape, MatrixValues.LowerTriangle),
        new(Op.BlockDiagonal, 1, "blocks({0}, {2})", (o, _) => new(o[0].Shape.Rows, o[0].Shape.Rows), MatrixValues.BlockDiagonal),
        new(Op.BlocksOf, 1, "{2} blocks of {0}", (o, n) => new(o[0].Shape.Rows, SizeText.Part(o[0].Shape.Columns!, n)), MatrixValues.BlocksOf, Needs: Tightness.Whole),
        new(Op.Convolution, 1, "convolution({0})", (o, n) => Convolved(o[0].Shape, Window.Of(n)), MatrixValues.Convolution),
        new(Op.KernelOf, 1, "kernel of {0}", (o, n) => KernelOf(o[0].Shape, Window.Of(n)), MatrixValues.KernelOf, Needs: Tightness.Whole),
    }.ToDictionary(row => row.Op);

    /// <summary>All of them.</summary>
    public static IEnumerable<MatrixRow> All => Rows.Values;

    public static bool Has(Op op) => Rows.ContainsKey(op);

    public static MatrixRow Of(Op op) => Rows[op];

    private static Shape Convolved(Shape kernel, Window window) => new(
        SizeText.Times(window.Places, kernel.Rows!), SizeText.Times(window.Places, SizeText.EqualPart(kernel.Columns!, window.Area)));

    private static Shape KernelOf(Shape matrix, Window window) => new(
        SizeText.EqualPart(matrix.Rows!, window.Places), SizeText.Times(window.Area, SizeText.EqualPart(matrix.Columns!, window.Places)));
}
