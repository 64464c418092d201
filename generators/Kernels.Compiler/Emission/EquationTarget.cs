namespace Kernels.Compiler.Emission;

/// <summary>What differs between the targets of an equation loop: the vector type and its elements.</summary>
/// <param name="Vector">Name of the vector class: Vector128, Vector256 or Vector512.</param>
/// <param name="Element">float or double.</param>
/// <param name="Lanes">Elements in a vector.</param>
/// <param name="Caption">For people.</param>
internal sealed record EquationTarget(string Vector, string Element, int Lanes, string Caption)
{
    /// <summary>Every target, in the order in which they are emitted.</summary>
    public static IReadOnlyList<EquationTarget> All { get; } =
    [
        new("Vector512", "float", 16, "AVX-512"),
        new("Vector256", "float", 8, "AVX2 with fused multiply–add"),
        new("Vector128", "float", 4, "any processor"),
        new("Vector128", "double", 2, "any processor, in double"),
    ];

    /// <summary>Name of the class that holds the loops.</summary>
    public string ClassName => Element == "double" ? "DoubleEquations" : Vector + "Equations";

    /// <summary>The library's type of an equation loop.</summary>
    public static string Equations(string element) => $"Execution::Equations<{element}>";

    /// <summary>The parameters of an equation loop.</summary>
    public string Parameters => $"ReadOnlySpan<Execution::Slot<{Element}>> slots, int rows, int units";

    /// <summary>Units from j on of a row.</summary>
    public string Load(string row) => $"{Vector}.LoadUnsafe(ref {row}, j)";

    public string Broadcast(string row) => $"{Vector}.Create({row})";

    public static string Store(string value, string row) => $"{value}.StoreUnsafe(ref {row}, j);";

    public string Constant(double value) =>
        value.Equals(0.0) && 1 / value > 0 ? $"{Vector}<{Element}>.Zero" : $"{Vector}.Create({Literals.Text(value, Element)})";
}
