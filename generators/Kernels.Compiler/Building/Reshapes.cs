using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>The names by which declarations give the same elements another shape, and put matrices below one another.</summary>
internal static class Reshapes
{
    private static readonly string[] Names = ["Flatten", "Reshape", "ReshapeLike", "ReshapeRows", "ConcatRows"];

    public static bool Has(string? name) => Names.Contains(name);

    /// <summary>A value in another shape.</summary>
    /// <param name="name">How it is asked for.</param>
    /// <param name="arguments">The value first.</param>
    /// <param name="shape">Shape of the result.</param>
    public static Node Build(string name, Node[] arguments, Shape shape)
    {
        var build = arguments[0].Build;
        return name != "ConcatRows" ? build.Reshape(arguments[0], shape)
            : build.Reshape(build.Move(Op.Concat, [.. arguments.Select(Flat)], shape.Size), shape);

        Node Flat(Node matrix) => build.Reshape(matrix, new Shape(matrix.Shape.Size));
    }
}
