namespace Kernels.Tests.Cells.Formulas;

/// <summary>The paper's one state and one matrix of blocks, from the groups that the cell has.</summary>
internal static class ClockworkRnnPieces
{
    // Blocks that the paper sets to zero, and that must not be read.
    private const double Unused = 1e30;

    private static readonly string[] Groups = ["first", "second", "third", "fourth"];

    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var units = operands[2].Length;
        var whole = new FormulaWeights(w, new()
        {
            ["hidden.x"] = [.. Groups.SelectMany(group => w[group + ".x"])],
            ["hidden.h"] = [.. Groups.SelectMany((_, g) => Enumerable.Range(0, units).SelectMany(row => Row(w, g, row, units)))],
            ["hidden.bias"] = [.. Groups.SelectMany(group => w[group + ".bias"])],
        });
        ClockworkRnnFormula.Step(whole, [operands[0], operands[1], [.. operands[2..].SelectMany(h => h)]], [results[0]]);
        for (var group = 0; group < Groups.Length; group++)
            results[0].AsSpan(group * units, units).CopyTo(results[1 + group]);
    }

    private static IEnumerable<double> Row(FormulaWeights w, int group, int row, int units) =>
        Enumerable.Range(0, Groups.Length).SelectMany(read => read < group
            ? Enumerable.Repeat(Unused, units)
            : w[$"{Groups[group]}.h{read + 1}"].Skip(row * units).Take(units));
}
