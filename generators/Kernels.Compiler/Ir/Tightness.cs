namespace Kernels.Compiler.Ir;

/// <summary>How tightly a notation holds together: an operand that holds less tightly than its place asks for needs parentheses.</summary>
internal static class Tightness
{
    public const int Sum = 1;

    public const int Product = 2;

    public const int Power = 3;

    /// <summary>A name, a number, or a function with parentheses of its own.</summary>
    public const int Whole = 4;

    /// <summary>
    /// What the place of operand <paramref name="index"/> asks for. Sums and products are read from the left; to the right of a
    /// sum or product only the law of association lets parentheses fall.
    /// </summary>
    public static int Needed(Op op, int index) => (op, index) switch
    {
        (Op.Add, _) or (Op.Subtract, 0) or (Op.MultiplyAdd, 2) => Sum,
        (Op.Subtract, _) or (Op.Multiply, _) or (Op.Divide, 0) or (Op.MultiplyAdd, _) or (Op.Negate, _) => Product,
        (Op.Divide, _) => Power,
        (Op.Pow, _) => Whole,
        _ => 0,
    };
}
