using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Differentiation;

/// <summary>The adjoints of the operands of every operation on matrices, given that of its value: one row each.</summary>
internal static class MatrixRules
{
    private static readonly Dictionary<Op, Func<Node, Node, Node[]>> Rules = new()
    {
        [Op.Transpose] = (_, g) => [Transpose(g)],
        [Op.MatrixProduct] = (y, g) => [g.Shape.Rank == 1 ? Call(Op.Outer, g, y.Operands[1]) : Product(g, Transpose(y.Operands[1])), Product(Transpose(y.Operands[0]), g)],
        [Op.Outer] = (y, g) => [Product(g, y.Operands[1]), Product(Transpose(g), y.Operands[0])],
        [Op.Inverse] = (y, g) => [-Product(Product(Transpose(y), g), Transpose(y))],
        [Op.MatrixExp] = (y, g) => [Call(Op.MatrixExpAdjoint, y.Operands[0], g)],
        [Op.Identity] = (_, _) => [],
        [Op.Diagonal] = (_, g) => [Call(Op.DiagonalOf, g)],
        [Op.DiagonalOf] = (_, g) => [Call(Op.Diagonal, g)],
        [Op.ScaleRows] = (y, g) => [Call(Op.ScaleRows, g, y.Operands[1]), Call(Op.RowSums, g * y.Operands[0])],
        [Op.ScaleColumns] = (y, g) => [Call(Op.ScaleColumns, g, y.Operands[1]), Call(Op.ColumnSums, g * y.Operands[0])],
        [Op.RowSums] = (y, g) => [Call(Op.ScaleRows, Ones(y.Operands[0]), g)],
        [Op.ColumnSums] = (y, g) => [Call(Op.ScaleColumns, Ones(y.Operands[0]), g)],
        [Op.Total] = (y, g) => [g * Ones(y.Operands[0])],
        [Op.LowerTriangle] = (_, g) => [Call(Op.LowerTriangle, g)],
        [Op.BlockDiagonal] = (y, g) => [y.Build.Matrix(Op.BlocksOf, y.Value, g)],
        [Op.Convolution] = (y, g) => [y.Build.Matrix(Op.KernelOf, y.Value, g)],
        [Op.KernelOf] = (y, g) => [y.Build.Matrix(Op.Convolution, y.Value, g)],
        [Op.BlocksOf] = (y, g) => [y.Build.Matrix(Op.BlockDiagonal, y.Value, g)],
    };

    /// <summary>Operations that have a rule.</summary>
    public static IEnumerable<Op> Covered => Rules.Keys;

    /// <summary>The adjoint's share of each operand, as far as there is one.</summary>
    public static Node[] Apply(Node node, Node adjoint) => Rules[node.Op](node, adjoint);

    private static Node Call(Op op, params Node[] operands) => operands[0].Build.Matrix(op, 0, operands);

    private static Node Transpose(Node matrix) => Call(Op.Transpose, matrix);

    private static Node Product(Node left, Node right) => Call(Op.MatrixProduct, left, right);

    // Chosen by a comparison, so that no value of the matrix reaches it.
    private static Node Ones(Node matrix)
    {
        var one = matrix.Build.Constant(1);
        return matrix.Build.Apply(Op.SelectLess, matrix, matrix, one, one);
    }
}
