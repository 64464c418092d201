using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>The names by which declarations call moves of units.</summary>
internal static class Moves
{
    /// <param name="Build">From the arguments and the size of the result, which is null for a number.</param>
    /// <param name="TakesNumbers">Whether a number may stand where a vector is asked for, as one of one unit.</param>
    private sealed record Row(Func<Node[], string?, Node> Build, bool TakesNumbers = false);

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["Concat"] = new((a, size) => a[0].Build.Move(Op.Concat, [.. a.Select(AsVector)], size), TakesNumbers: true),
        ["Slice"] = new((a, size) => From(a, SizeText.Text(Whole(a[1])), size)),
        ["Chunk"] = new((a, size) => From(a, SizeText.Times(Whole(a[1]), size!), size)),
        ["Unit"] = new((a, size) => From(a, SizeText.Text(Whole(a[1])), size)),
        ["Reverse"] = new((a, size) => Move(Op.Reverse, a[0], size, 0)),
        ["Rotate"] = new((a, size) => Move(Op.Rotate, a[0], size, a[1].Value)),
        ["Permute"] = new((a, size) => Move(Op.Permute, a[0], size, a[1].Value)),
        ["Shift"] = new((a, size) => Move(Op.Shift, a[0], size, a[1].Value)),
        ["ShiftIn"] = new((a, size) => ShiftIn(a[0], a[1], a[2].Value, size)),
        ["Repeat"] = new((a, size) => Move(Op.Repeat, a[0], size, a[1].Value)),
    };

    public static bool Has(string? name) => name is not null && Rows.ContainsKey(name);

    /// <summary>Whether a number may stand where the move takes a vector.</summary>
    public static bool TakesNumbers(string name) => Rows[name].TakesNumbers;

    /// <summary>A number as a vector of one unit, where a vector is asked for.</summary>
    public static Node AsVector(Node value) =>
        value.Shape.Rank == 0 ? value.Build.Stretch(value, new Shape(SizeText.Text(1))) : value;

    /// <summary>A move as a node.</summary>
    /// <param name="name">The move.</param>
    /// <param name="arguments">Vectors, then constants.</param>
    /// <param name="size">Size of the result; null for a number.</param>
    public static Node Build(string name, Node[] arguments, string? size) => Rows[name].Build(arguments, size);

    private static int Whole(Node constant) => (int)constant.Value;

    private static Node Move(Op op, Node vector, string? size, double count) => vector.Build.Move(op, [vector], size, count);

    private static Node From(Node[] arguments, string offset, string? size) =>
        arguments[0].Build.Move(Op.Slice, [arguments[0]], size, 0, offset);

    // What was moved is told from what comes in by moving ones.
    private static Node ShiftIn(Node vector, Node entering, double count, string? size)
    {
        var build = vector.Build;
        var moved = Move(Op.Shift, build.Stretch(build.Constant(1), vector.Shape), size, count);
        return build.Apply(Op.SelectLess, build.Constant(0), moved, Move(Op.Shift, vector, size, count), entering);
    }
}
