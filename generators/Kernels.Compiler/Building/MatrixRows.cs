using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>
/// The names by which declarations call functions of every row of a matrix, as nodes. They are those of <see cref="OperationNames"/>
/// with one number for each row in place of one.
/// </summary>
internal static class MatrixRows
{
    private static readonly Dictionary<string, (int Matrices, bool YieldsMatrix, Func<Node[], Node> Build)> Rows = new()
    {
        ["RowMeans"] = (1, false, a => Mean(a[0])),
        ["RowMax"] = (1, false, a => Row(Op.RowLargest, a[0])),
        ["RowMin"] = (1, false, a => -Row(Op.RowLargest, -a[0])),
        ["RowNorms"] = (1, false, a => Norm(a[0])),
        ["RowDots"] = (2, false, a => Row(Op.RowDots, a[0], a[1])),
        ["SoftmaxRows"] = (1, true, a => Softmax(a[0])),
        ["LayerNormRows"] = (1, true, a => LayerNorm(a[0], a[1])),
    };

    public static bool Has(string? name) => name is not null && Rows.ContainsKey(name);

    /// <summary>Whether the result is a matrix of the same size; otherwise it is a number for each row.</summary>
    public static bool YieldsMatrix(string name) => Rows[name].YieldsMatrix;

    /// <summary>The last argument that is a matrix.</summary>
    public static int LastOf(InstructionSpec instruction) => instruction.Arguments[Rows[instruction.Operation!].Matrices - 1];

    public static Node Build(string name, Node[] arguments) => Rows[name].Build(arguments);

    private static Node Row(Op op, params Node[] operands) => operands[0].Build.Row(op, operands);

    private static Node Call(Op op, params Node[] operands) => operands[0].Build.Apply(op, operands);

    private static Node AtRows(Node vector, Node matrix) => vector.Build.View(Op.ByRow, vector, matrix.Shape);

    private static Node Columns(Node matrix) => matrix.Build.Size(matrix.Shape.Columns!);

    private static Node Mean(Node matrix) => Row(Op.RowTotals, matrix) / Columns(matrix);

    // As of one vector: no slope at zero.
    private static Node Norm(Node matrix)
    {
        var squares = Row(Op.RowDots, matrix, matrix);
        var norms = Call(Op.Sqrt, squares);
        var zero = matrix.Build.Constant(0);
        return Call(Op.WithDerivative, norms, Call(Op.SelectLess, zero, norms, 0.5 / norms, zero), squares);
    }

    private static Node Softmax(Node matrix)
    {
        var raised = Call(Op.Exp, matrix - AtRows(Call(Op.StopGradient, Row(Op.RowLargest, matrix)), matrix));
        return raised / AtRows(Row(Op.RowTotals, raised), matrix);
    }

    // The gradient through the mean of the variance cancels, as of one vector.
    private static Node LayerNorm(Node matrix, Node epsilon)
    {
        var means = Mean(matrix);
        var distance = matrix - AtRows(Call(Op.StopGradient, means), matrix);
        var variances = Row(Op.RowDots, distance, distance) / Columns(matrix);
        return (matrix - AtRows(means, matrix)) * AtRows(Call(Op.Rsqrt, variances + epsilon), matrix);
    }
}
