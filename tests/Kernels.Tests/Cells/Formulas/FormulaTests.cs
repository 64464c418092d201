using Kernels.Cells;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Each published cell says what its paper says: the executed declaration against plain loops written from the paper.</summary>
[Trait("Category", "Portable")]
public sealed class FormulaTests
{
    private static readonly Dictionary<string, Action<int, int>> Cells = new()
    {
        [nameof(CoupledLstm)] = (input, hidden) => FormulaCheck.Run<CoupledLstm>(CoupledLstmFormula.Step, input, hidden),
        [nameof(Elman)] = (input, hidden) => FormulaCheck.Run<Elman>(ElmanFormula.Step, input, hidden),
        [nameof(Gru)] = (input, hidden) => FormulaCheck.Run<Gru>(GruFormula.Step, input, hidden),
        [nameof(GruResetAfter)] = (input, hidden) => FormulaCheck.Run<GruResetAfter>(GruResetAfterFormula.Step, input, hidden),
        [nameof(IndRnn)] = (input, hidden) => FormulaCheck.Run<IndRnn>(IndRnnFormula.Step, input, hidden),
        [nameof(Jordan)] = (input, hidden) => FormulaCheck.Run<Jordan>(JordanFormula.Step, input, hidden),
        [nameof(LeakyIntegrator)] = (input, hidden) => FormulaCheck.Run<LeakyIntegrator>(LeakyIntegratorFormula.Step, input, hidden),
        [nameof(Lstm)] = (input, hidden) => FormulaCheck.Run<Lstm>(LstmFormula.Step, input, hidden),
        [nameof(Lstm1997)] = (input, hidden) => FormulaCheck.Run<Lstm1997>(Lstm1997Formula.Step, input, hidden),
        [nameof(MinimalGatedUnit)] = (input, hidden) => FormulaCheck.Run<MinimalGatedUnit>(MinimalGatedUnitFormula.Step, input, hidden),
        [nameof(MinGru)] = (input, hidden) => FormulaCheck.Run<MinGru>(MinGruFormula.Step, input, hidden),
        [nameof(MinLstm)] = (input, hidden) => FormulaCheck.Run<MinLstm>(MinLstmFormula.Step, input, hidden),
        [nameof(PeepholeLstm)] = (input, hidden) => FormulaCheck.Run<PeepholeLstm>(PeepholeLstmFormula.Step, input, hidden),
        [nameof(ProjectedLstm)] = (input, hidden) => FormulaCheck.Run<ProjectedLstm>(ProjectedLstmFormula.Step, input, hidden),
        [nameof(RecurrentHighway)] = (input, hidden) => FormulaCheck.Run<RecurrentHighway>(RecurrentHighwayFormula.Step, input, hidden),
        [nameof(Sru)] = (input, hidden) => FormulaCheck.Run<Sru>(SruFormula.Step, input, hidden),
    };

    public static TheoryData<string, int, int> Sizes()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var cell in Cells.Keys)
        {
            data.Add(cell, 1, 1);
            data.Add(cell, 3, 5);
            data.Add(cell, 8, 4);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Declaration_Executed_SaysWhatItsPaperSays(string cell, int input, int hidden) => Cells[cell](input, hidden);

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
    public void PublishedCells_AllHaveAFormula()
    {
        var published = typeof(Lstm).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CellAttribute), false));
        Assert.Equal(published.Select(type => type.Name).Order(), Cells.Keys.Order());
    }
}
