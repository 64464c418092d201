using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>The names by which declarations call the operations on matrices.</summary>
internal static class MatrixOperations
{
    private static readonly Dictionary<string, Op> Names = new()
    {
        ["Transpose"] = Op.Transpose,
        ["Product"] = Op.MatrixProduct,
        ["Inverse"] = Op.Inverse,
        ["MatrixExp"] = Op.MatrixExp,
        ["Identity"] = Op.Identity,
        ["Diagonal"] = Op.Diagonal,
        ["DiagonalOf"] = Op.DiagonalOf,
        ["ScaleRows"] = Op.ScaleRows,
        ["ScaleColumns"] = Op.ScaleColumns,
        ["RowSums"] = Op.RowSums,
        ["ColumnSums"] = Op.ColumnSums,
        ["LowerTriangle"] = Op.LowerTriangle,
        ["BlockDiagonal"] = Op.BlockDiagonal,
    };

    /// <summary>All names.</summary>
    public static IEnumerable<string> All => Names.Keys;

    public static bool Has(string name) => Names.ContainsKey(name);

    public static Op Of(string name) => Names[name];

    /// <summary>An operation on matrices; of one on blocks the last argument is their number.</summary>
    public static Node Build(string name, Node[] arguments) => Of(name) is Op.BlockDiagonal
        ? arguments[0].Build.Matrix(Op.BlockDiagonal, arguments[1].Value, arguments[0])
        : arguments[0].Build.Matrix(Of(name), 0, arguments);
}
