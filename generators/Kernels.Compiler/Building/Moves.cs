using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>The names by which declarations call moves of units. Constants follow the vectors.</summary>
internal static class Moves
{
    private static readonly string[] Names = ["Concat", "Slice", "Chunk", "Unit", "Reverse", "Rotate", "Permute", "Shift", "ShiftIn", "Repeat"];

    public static bool Has(string? name) => Names.Contains(name);

    /// <summary>The vectors that a move takes.</summary>
    public static IReadOnlyList<int> OperandsOf(InstructionSpec instruction) =>
        instruction.Operation == "Concat" ? [.. instruction.Arguments] : [instruction.Arguments[0]];

    /// <summary>A number as a vector of one unit, where a vector is asked for.</summary>
    public static Node AsVector(Node value) =>
        value.Shape.Rank == 0 ? value.Build.Stretch(value, new Shape(SizeText.Text(1))) : value;

    /// <summary>A move as a node.</summary>
    /// <param name="name">The move.</param>
    /// <param name="arguments">Vectors, then constants.</param>
    /// <param name="size">Size of the result; null for a number.</param>
    public static Node Build(string name, Node[] arguments, string? size)
    {
        var build = arguments[0].Build;
        var constants = arguments.Skip(1).Select(a => a.Value).ToArray();
        return name switch
        {
            "Concat" => build.Move(Op.Concat, [.. arguments.Select(AsVector)], size),
            "Slice" => Move(Op.Slice, 0, SizeText.Text((int)constants[0])),
            "Chunk" => Move(Op.Slice, 0, SizeText.Times((int)constants[0], size!)),
            "Unit" => Move(Op.Slice, 0, SizeText.Text((int)constants[0])),
            "Reverse" => Move(Op.Reverse, 0),
            "Rotate" => Move(Op.Rotate, constants[0]),
            "Permute" => Move(Op.Permute, constants[0]),
            "Shift" => Move(Op.Shift, constants[0]),
            "ShiftIn" => ShiftIn(arguments[1], constants[1]),
            _ => Move(Op.Repeat, constants[0]),
        };

        // What was moved is told from what comes in by moving ones.
        Node ShiftIn(Node entering, double count)
        {
            var moved = build.Move(Op.Shift, [build.Stretch(build.Constant(1), arguments[0].Shape)], size, count);
            return build.Apply(Op.SelectLess, build.Constant(0), moved, Move(Op.Shift, count), entering);
        }

        Node Move(Op op, double count, string offset = "0") => build.Move(op, [arguments[0]], size, count, offset);
    }
}
