namespace Kernels.Compiler.Ir;

/// <summary>The facts of an operation on whole rows.</summary>
/// <param name="Op">The operation. The runtime's has the same name.</param>
/// <param name="Arity">Number of operands.</param>
/// <param name="Notation">How people write it, operands as {0}, {1}, …</param>
/// <param name="GivesNumber">Whether a row becomes one number; otherwise it becomes a row of the same size.</param>
/// <param name="Value">Its value in double.</param>
internal sealed record RowRow(Op Op, int Arity, string Notation, bool GivesNumber, Func<double[][], double[]> Value);

/// <summary>
/// Operations that need all of their operands before any of the result is known: a stage boundary, as a product is. They are
/// carried out by the library, row by row. Derivatives stand in <see cref="Differentiation.DerivativeRules"/>.
/// </summary>
internal static class RowTable
{
    private static readonly Dictionary<Op, RowRow> Rows = new RowRow[]
    {
        new(Op.Sum, 1, "Σᵤ {0}", true, v => [v[0].Sum()]),
        new(Op.Dot, 2, "Σᵤ {0} ⊙ {1}", true, v => [v[0].Zip(v[1], (a, b) => a * b).Sum()]),
        new(Op.Largest, 1, "maxᵤ {0}", true, v => [v[0].Max()]),
        new(Op.PrefixSum, 1, "Σ≤ᵤ {0}", false, v => Prefixes(v[0])),
        new(Op.SuffixSum, 1, "Σ≥ᵤ {0}", false, v => [.. Enumerable.Reverse(Prefixes([.. Enumerable.Reverse(v[0])]))]),
    }.ToDictionary(row => row.Op);

    /// <summary>Every operation on whole rows.</summary>
    public static IEnumerable<RowRow> All => Rows.Values;

    public static bool Holds(Op op) => Rows.ContainsKey(op);

    public static RowRow Of(Op op) => Rows[op];

    private static double[] Prefixes(double[] values)
    {
        var sum = 0.0;
        return [.. values.Select(v => sum += v)];
    }
}
