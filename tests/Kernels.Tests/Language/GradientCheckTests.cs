namespace Kernels.Tests.Language;

/// <summary>
/// The part of the gradient check that needs no kernels: recorded declarations against central differences.
/// </summary>
[Trait("Category", "Once")]
public sealed class GradientCheckTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 4, 2, 3)]
    [InlineData(5, 5, 2, 4)]
    [InlineData(5, 2, 1, 4)]
    public void Recording_AtTinySizes_EqualsDifferencesAtEveryCoordinate(int input, int hidden, int batch, int steps)
    {
        Passes(Check<Lstm>(input, hidden, batch, steps), everyCoordinate: true);
        Passes(Check<MinimalGatedUnit>(input, hidden, batch, steps), everyCoordinate: true);
        Passes(Check<Peephole>(input, hidden, batch, steps), everyCoordinate: true);
    }

    [Theory]
    [InlineData(6, 4, 1, 2)]
    [InlineData(17, 33, 3, 9)]
    public void Recording_AtOtherSizes_EqualsDifferencesAlongDirections(int input, int hidden, int batch, int steps)
    {
        Passes(Check<Lstm>(input, hidden, batch, steps), everyCoordinate: false);
        Passes(Check<MinimalGatedUnit>(input, hidden, batch, steps), everyCoordinate: false);
        Passes(Check<Peephole>(input, hidden, batch, steps), everyCoordinate: false);
    }

    [Theory]
    [InlineData(3, 3, 2, 3)]
    [InlineData(8, 8, 2, 3)]
    public void Recording_WithAWrongDerivative_IsCaught(int input, int hidden, int batch, int steps)
    {
        var report = Check<WrongSlope>(input, hidden, batch, steps);
        Assert.True(report.MaxRelativeError > GradientCheckReport.DoubleTolerance, report.ToString());
    }

    [Fact]
    public void Point_BesideAKink_IsRedrawnAndCounted()
    {
        var redraws = Enumerable.Range(1, 10).Sum(seed => Check<Peephole>(3, 5, 2, 4, (ulong)seed).Redraws);
        Assert.True(redraws > 0);
        Assert.Equal(0, Check<Lstm>(3, 5, 2, 4).Redraws);
    }

    [Fact]
    public void Point_ThatCannotBeFound_FailsTheCheck()
    {
        var report = Check<NotFinite>(2, 2, 1, 2);
        Assert.False(report.Passed);
        Assert.True(double.IsNaN(report.MaxRelativeError));
        Assert.Contains("no point had finite values", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_AllBesideKinks_AreCheckedOverFewerRowsAndSteps()
    {
        var report = Check<NearKink>(6, 4, 8, 8);
        Passes(report, everyCoordinate: false);
        Assert.Equal(1, report.DifferenceBatch);
        Assert.True(report.DifferenceSteps < 8);
        Assert.Equal(8 * 8 * 4, report.Rows[0].Elements);
    }

    [Fact]
    public void Report_OfTheSameSeed_IsTheSame()
    {
        Assert.Equal(Check<Peephole>(2, 3, 1, 2, 5).ToString(), Check<Peephole>(2, 3, 1, 2, 5).ToString());
        Assert.NotEqual(Check<Peephole>(2, 3, 1, 2, 5).ToString(), Check<Peephole>(2, 3, 1, 2, 6).ToString());
    }

    [Fact]
    public void Report_OfACell_StatesSubjectAndEveryTensor()
    {
        var text = Check<Peephole>(2, 3, 1, 2).ToString();
        Assert.StartsWith(
            "Peephole: Input 2, Hidden 3, batch 1, steps 2, seed 1, decay 0.", text, StringComparison.Ordinal);
        string[] names =
            ["gate.x", "gate.bias", "peephole", "mix", "gain", "inner.forget.h", "pair[1]", "initial state", "output"];
        Assert.All(names, name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    private static GradientCheckReport Check<TCell>(int input, int hidden, int batch, int steps, ulong seed = 1)
        where TCell : ICell<TCell> => GradientCheck.RunDeclaration<TCell>(input, hidden, batch, steps, seed, []).Report;

    private static void Passes(GradientCheckReport report, bool everyCoordinate)
    {
        Assert.Equal(everyCoordinate, report.DirectionError is null);
        Assert.True(report.MaxRelativeError <= GradientCheckReport.DoubleTolerance, report.ToString());
    }
}
