namespace Kernels.Compiler.Ir;

/// <summary>The facts of an operation on whole rows.</summary>
/// <param name="Op">The operation. The runtime's has the same name.</param>
/// <param name="Arity">Number of operands; 0 for any.</param>
/// <param name="Notation">How people write it, operands as {0}, {1}, …; of a move all operands as {0}, and {1} what it counts or starts at.</param>
/// <param name="Shape">The result's shape, given the first operand's and the last one's; null for a move, whose node says it.</param>
/// <param name="Value">Its value in double.</param>
internal sealed record RowRow(Op Op, int Arity, string Notation, Func<Shape, Shape, Shape>? Shape, Func<RowArguments, double[]> Value)
{
    /// <summary>The shape of operand <paramref name="index"/>, given the first one's.</summary>
    public Shape OperandShape(int index, Shape first) => Op switch
    {
        Op.MatrixVector when index > 0 => new(first.Columns),
        Op.VectorMatrix when index > 0 => new(first.Rows),
        _ => first,
    };

    /// <summary>The size that a product of two matrices runs over, as the matrix at <paramref name="index"/> has it; null for any other operation.</summary>
    public string? Inner(int index, Shape matrix) => Op switch
    {
        Op.RowsByColumns => index == 0 ? matrix.Columns : matrix.Rows,
        Op.RowsByRows => matrix.Columns,
        Op.ColumnsByColumns => matrix.Rows,
        _ => null,
    };

    /// <summary>Whether the first operand is a matrix; otherwise it may be one, and is taken as one long row.</summary>
    public bool TakesMatrix => Op is not (Op.Sum or Op.Dot or Op.Largest or Op.PrefixSum or Op.SuffixSum);
}

/// <summary>
/// Operations that need all of their operands before any of the result is known: a stage boundary, as a product is. They are
/// carried out by the library, row by row. Derivatives stand in <see cref="Differentiation.DerivativeRules"/>.
/// </summary>
internal static class RowTable
{
    private static readonly Dictionary<Op, RowRow> Rows = new RowRow[]
    {
        new(Op.Sum, 1, "Σᵤ {0}", Number, v => [v.A.Sum()]),
        new(Op.Dot, 2, "Σᵤ {0} ⊙ {1}", Number, v => [v.A.Zip(v.B, (a, b) => a * b).Sum()]),
        new(Op.Largest, 1, "maxᵤ {0}", Number, v => [v.A.Max()]),
        new(Op.PrefixSum, 1, "Σ≤ᵤ {0}", (s, _) => s, v => v.Each(i => v.A.Take(i + 1).Sum())),
        new(Op.SuffixSum, 1, "Σ≥ᵤ {0}", (s, _) => s, v => v.Each(i => v.A.Skip(i).Sum())),
        new(Op.RowTotals, 1, "Σⱼ {0}", OfRows, v => v.Across(k => v.A[k])),
        new(Op.ColumnTotals, 1, "Σᵢ {0}", OfColumns, v => v.Down(k => v.A[k])),
        new(Op.RowDots, 2, "Σⱼ {0} ⊙ {1}", OfRows, v => v.Across(k => v.A[k] * v.B[k])),
        new(Op.ColumnDots, 2, "Σᵢ {0} ⊙ {1}", OfColumns, v => v.Down(k => v.A[k] * v.B[k])),
        new(Op.MatrixVector, 2, "{0} · {1}", OfRows, v => v.Across(k => v.A[k] * v.B[k % v.Columns])),
        new(Op.VectorMatrix, 2, "{0}ᵀ · {1}", OfColumns, v => v.Down(k => v.A[k] * v.B[k / v.Columns])),
        new(Op.RowLargest, 1, "maxⱼ {0}", OfRows, v => v.Each(i => v.A.Skip(i * v.Columns).Take(v.Columns).Max())),
        new(Op.RowsByColumns, 2, "{0} · {1}", (a, b) => new(a.Rows, b.Columns), v => v.Products((i, k) => v[0, i, k], (k, j) => v[1, k, j])),
        new(Op.RowsByRows, 2, "{0} · {1}ᵀ", (a, b) => new(a.Rows, b.Rows), v => v.Products((i, k) => v[0, i, k], (k, j) => v[1, j, k])),
        new(Op.ColumnsByColumns, 2, "{0}ᵀ · {1}", (a, b) => new(a.Columns, b.Columns), v => v.Products((i, k) => v[0, k, i], (k, j) => v[1, k, j])),
        new(Op.Concat, 0, "[{0}]", null, v => [.. v.Rows.SelectMany(r => r)]),
        new(Op.Slice, 1, "{0}[{1}…]", null, v => v.Each(i => v.A[i + v.Offset])),
        new(Op.Place, 1, "{0} at {1}", null, v => v.Each(i => i >= v.Offset && i < v.Offset + v.A.Length ? v.A[i - v.Offset] : 0)),
        new(Op.Reverse, 1, "reverse({0})", null, v => v.Each(i => v.A[v.Units - 1 - i])),
        new(Op.Rotate, 1, "rotate({0}, {1})", null, v => v.Each(i => v.A[(((i - v.Count) % v.Units) + v.Units) % v.Units])),
        new(Op.Permute, 1, "permute({0}, {1})", null, v => v.Each(i => v.A[Permutation.Source(i, v.Units, v.Count)])),
        new(Op.Shift, 1, "shift({0}, {1})", null, v => v.Each(i => i >= v.Count && i < v.Units + v.Count ? v.A[i - v.Count] : 0)),
        new(Op.Repeat, 1, "repeat({0}, {1})", null, v => v.Each(i => v.A[i / v.Count])),
        new(Op.SumRepeats, 1, "sums({0}, {1})", null, v => v.Each(i => v.A.Skip(i * v.Count).Take(v.Count).Sum())),
    }.ToDictionary(row => row.Op);

    /// <summary>Every operation on whole rows.</summary>
    public static IEnumerable<RowRow> All => Rows.Values;

    public static bool Holds(Op op) => Rows.ContainsKey(op);

    public static RowRow Of(Op op) => Rows[op];

    private static Shape Number(Shape first, Shape last) => default;

    private static Shape OfRows(Shape matrix, Shape last) => new(matrix.Rows);

    private static Shape OfColumns(Shape matrix, Shape last) => new(matrix.Columns);
}
