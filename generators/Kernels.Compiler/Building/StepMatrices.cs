using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>Operations on matrices that change with the step: elementwise on vectors read as matrices, and sums over rows or columns.</summary>
internal static class StepMatrices
{
    /// <summary>Whether an operation on matrices takes one that changes with the step.</summary>
    public static bool Has(string name) => name is "Outer" or "Transpose" or "ScaleRows" or "ScaleColumns" or "RowSums" or "ColumnSums" or "Product";

    public static Node Build(string name, Node[] arguments)
    {
        var (a, b) = (arguments[0], arguments[arguments.Length - 1]);
        return name switch
        {
            "Outer" => Outer(a, b),
            "Transpose" => a.Build.TransposedForProduct(a),
            "ScaleRows" => a * a.Build.View(Op.ByRow, b, a.Shape),
            "ScaleColumns" => a * a.Build.View(Op.ByColumn, b, a.Shape),
            "Product" => OfMatrices(a, b),
            "RowSums" => a.Build.Row(Op.RowTotals, a),
            _ => a.Build.Row(Op.ColumnTotals, a),
        };
    }

    /// <summary>A matrix of the step times a vector: Σⱼ aᵢⱼ·vⱼ; of its transpose, Σᵢ aᵢⱼ·vᵢ.</summary>
    public static Node Product(Node matrix, Node vector)
    {
        var (sum, view) = matrix.Op == Op.Transpose ? (Op.ColumnTotals, Op.ByRow) : (Op.RowTotals, Op.ByColumn);
        var stored = matrix.Op == Op.Transpose ? matrix.Operands[0] : matrix;
        return vector.Build.Row(sum, stored * vector.Build.View(view, vector, stored.Shape));
    }

    /// <summary>Every row of a matrix through another matrix: element i, j is Σₖ rowsᵢₖ·matrixⱼₖ.</summary>
    public static Node EachRow(Node matrix, Node rows) => OfMatrices(rows, Transposed(matrix));

    // What is turned around is only read the other way; of two, one must be a weight, whose transpose is derived.
    private static Node OfMatrices(Node a, Node b) => (IsTurned(a), IsTurned(b)) switch
    {
        (true, true) when a.IsParameter => a.Build.Row(Op.RowsByRows, a, b.Operands[0]),
        (true, _) when !IsTurned(b) || b.IsParameter => a.Build.Row(Op.ColumnsByColumns, a.Operands[0], b),
        (_, true) => a.Build.Row(Op.RowsByRows, a, b.Operands[0]),
        _ => a.Build.Row(Op.RowsByColumns, a, b),
    };

    private static bool IsTurned(Node matrix) => matrix.Op == Op.Transpose;

    private static Node Transposed(Node matrix) => IsTurned(matrix) ? matrix.Operands[0] : matrix.Build.TransposedForProduct(matrix);

    private static Node Outer(Node rows, Node columns)
    {
        var shape = new Shape(rows.Shape.Rows, columns.Shape.Rows);
        return rows.Build.View(Op.ByRow, rows, shape) * rows.Build.View(Op.ByColumn, columns, shape);
    }
}
