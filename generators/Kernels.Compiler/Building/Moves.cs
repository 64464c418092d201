using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>The names by which declarations call moves of units. Constants follow the vectors.</summary>
internal static class Moves
{
    private static readonly string[] Names = ["Concat", "Slice", "Chunk", "Reverse", "Rotate", "Repeat"];

    public static bool Has(string? name) => Names.Contains(name);

    /// <summary>The vectors that a move takes.</summary>
    public static IReadOnlyList<int> OperandsOf(InstructionSpec instruction) =>
        instruction.Operation == "Concat" ? [.. instruction.Arguments] : [instruction.Arguments[0]];

    /// <summary>A move as a node.</summary>
    /// <param name="name">The move.</param>
    /// <param name="arguments">Vectors, then constants.</param>
    /// <param name="size">Size of the result.</param>
    public static Node Build(string name, Node[] arguments, string size)
    {
        var build = arguments[0].Build;
        var constants = arguments.Skip(1).Select(a => a.Value).ToArray();
        return name switch
        {
            "Concat" => build.Move(Op.Concat, arguments, size),
            "Slice" => Move(Op.Slice, 0, SizeText.Text((int)constants[0])),
            "Chunk" => Move(Op.Slice, 0, SizeText.Times((int)constants[0], size)),
            "Reverse" => Move(Op.Reverse, 0),
            "Rotate" => Move(Op.Rotate, constants[0]),
            _ => Move(Op.Repeat, constants[0]),
        };

        Node Move(Op op, double count, string offset = "0") => build.Move(op, [arguments[0]], size, count, offset);
    }
}
