using System.Reflection;
using Kernels.Cells;
using Kernels.Tests.Published;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Each published cell says what its paper says: the executed declaration against plain loops written from the paper.</summary>
/// <remarks>
/// The formula of cell X is the method <c>XFormula.Step</c> of this folder; where it has its weights and states in other
/// pieces than the cell, <c>XPieces.Step</c> puts them together for it.
/// </remarks>
[Trait("Category", "Portable")]
public sealed class FormulaTests
{
    public static TheoryData<string, int, int> Sizes()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var cell in PublishedCell.All.Select(cell => cell.Name).Where(cell => Find(cell) is not null))
        {
            data.Add(cell, 1, 1);
            data.Add(cell, 3, 5);
            data.Add(cell, 8, 4);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Declaration_Executed_SaysWhatItsPaperSays(string cell, int input, int hidden) =>
        PublishedCell.Find(cell).Says(Find(cell)!, input, hidden);

    [Fact]
    public void Check_CellOffByABillionth_Fails()
    {
        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => FormulaCheck.Run<Lstm>(SlightlyWrong, 3, 5));
        Assert.Contains("Lstm, step 0", failure.Message, StringComparison.Ordinal);

        static void SlightlyWrong(FormulaWeights w, double[][] operands, double[][] results)
        {
            LstmFormula.Step(w, operands, results);
            var c = operands[2];
            for (var j = 0; j < c.Length; j++)
                results[1][j] += c[j] * 1e-9;
        }
    }

    [Fact]
    public void PublishedCells_AllHaveAFormula() =>
        Assert.All(PublishedCell.All, cell => Assert.NotNull(Find(cell.Name)));

    private static FormulaCheck.Formula? Find(string cell) => Find(cell, "Pieces") ?? Find(cell, "Formula");

    private static FormulaCheck.Formula? Find(string cell, string suffix) =>
        typeof(FormulaTests).Assembly.GetType($"{typeof(FormulaTests).Namespace}.{cell}{suffix}")
            ?.GetMethod("Step", BindingFlags.Public | BindingFlags.Static)
            ?.CreateDelegate<FormulaCheck.Formula>();
}
