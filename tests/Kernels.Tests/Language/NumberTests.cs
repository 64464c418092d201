using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Numbers as operands and results of <c>Step</c>.</summary>
public sealed class NumberTests
{
    [Fact]
    public void EveryComputedNumber_IsAScalar()
    {
        Vec two = 2;
        Assert.Equal(2, Assert.IsType<Scalar>(two).Value);
        Assert.Equal(4, Assert.IsType<Scalar>(Square(two)).Value);
        Assert.Equal(5, Assert.IsType<Scalar>(Sum(new Vec(2, 3))).Value);
        Assert.IsNotType<Scalar>(two + new Vec(0.0));
    }

    [Fact]
    public void Number_OfARecording_HasAGradient()
    {
        using var recording = new Recording();
        var number = recording.Number(3);
        recording.Seed(number * new Vec(1, 2), 10, 100);
        recording.Backward();
        Assert.Equal([210], recording.Gradient(number).ToArray());
    }

    [Theory]
    [InlineData(3, 4, 2, 3)]
    [InlineData(1, 1, 1, 1)]
    public void NumbersOfStep_ArePassedOnAndDifferentiated(int input, int hidden, int batch, int steps)
    {
        var report = GradientCheck.RunDeclaration<Counted>(input, hidden, batch, steps, 1, []).Report;
        Assert.True(report.MaxRelativeError <= GradientCheckReport.DoubleTolerance, report.ToString());
        Assert.All((string[])["elapsed", "count", "size"], name => Assert.Contains(report.Rows, row => row.Name == name && row.Elements > 0));
    }

    [Fact]
    public void NumbersOfStep_AreOneForEachRow()
    {
        var runner = new DeclarationRunner<Counted>(2, 3);
        var sequence = runner.NewSequence(steps: 2, batch: 2);
        double[] elapsed = [1, 10, 2, 20];
        elapsed.CopyTo(sequence.Inputs[1], 0);
        runner.Forward(sequence);
        Assert.Equal([3, 30], sequence.FinalStates[1]);
        Assert.Equal(4, sequence.Outputs[1].Length);
    }
}
