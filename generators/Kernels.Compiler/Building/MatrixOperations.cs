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
        ["Convolution"] = Op.Convolution,
    };

    /// <summary>All names.</summary>
    public static IEnumerable<string> All => Names.Keys;

    public static bool Has(string name) => Names.ContainsKey(name);

    public static Op Of(string name) => Names[name];

    /// <summary>An operation on matrices; of one on blocks the last argument is their number, of a convolution the last three its window.</summary>
    public static Node Build(string name, Node[] arguments) => Of(name) switch
    {
        Op.BlockDiagonal => arguments[0].Build.Matrix(Op.BlockDiagonal, arguments[1].Value, arguments[0]),
        Op.Convolution => arguments[0].Build.Matrix(Op.Convolution, WindowOf(arguments.Skip(1).Select(a => a.Value)).Code, arguments[0]),
        var op => arguments[0].Build.Matrix(op, 0, arguments),
    };

    /// <summary>The window that a convolution's constants describe.</summary>
    public static Window WindowOf(IEnumerable<double> constants)
    {
        var sides = constants.Select(c => (int)c).ToArray();
        return new(sides[0], sides[1], sides[2]);
    }
}
