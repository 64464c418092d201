using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Matrices that change with the step, as operands and states.</summary>
public sealed class MatrixStateTests
{
    [Fact]
    public void Outer_OfTwoVectors_HasTheirProducts()
    {
        var product = Outer(new Vec(1, 2), new Vec(3, 4, 5));
        Assert.Equal((2, 3), (product.Rows, product.Columns));
        Assert.Equal([3, 4, 5, 6, 8, 10], product.Values.ToArray());
        Refusal.Says("found a number", () => Outer(2, new Vec(1, 2)).ToVec());
    }

    [Theory]
    [InlineData(3, 4, 2, 3)]
    [InlineData(1, 1, 1, 1)]
    public void MatrixState_IsPassedOnAndDifferentiated(int input, int hidden, int batch, int steps)
    {
        var report = GradientCheck.RunDeclaration<FastWeights>(
            input, hidden, batch, steps, 1, [("Value", 2), ("Key", 3), ("Elements", 6)]).Report;
        Assert.True(report.MaxRelativeError <= GradientCheckReport.DoubleTolerance, report.ToString());
        Assert.Contains(report.Rows, row => row is { Name: "S", Elements: > 0 });
    }

    [Fact]
    public void MatrixState_ReadByItsKey_GivesWhatWasWritten()
    {
        // One step from zero: S = v ⊗ k, so that S·k = v |k|².
        var k = new Vec(0.6, 0.8);
        Assert.Equal([5, 7], Outer(new Vec(5, 7), k)[k].Values.ToArray().Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void VectorForAMatrix_IsRefused() => Refusal.Says("Step takes a matrix", () => Matrix.Of(new Vec(1, 2)).ToVec());
}
