using Kernels.Execution;
using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>Units that do not move at a step cost nothing: nothing of theirs is read.</summary>
public sealed class ClockTests
{
    // 1 is divided by no period but its own; steps 0 and 6 by all.
    private const int Resting = 1;
    private const int Moving = 6;

    public static TheoryData<Target> AllTargets => [.. Targets.Supported];

    [Theory]
    [MemberData(nameof(AllTargets))]
    public void Weights_OfGroupsThatRest_AreNotRead(Target target)
    {
        using var layer = new Recurrent<ClockCells.Groups>(7, 33, new() { Target = target }, ("Memory", 18));
        Spoil(layer);
        Assert.True(IsFinite(Run(layer, Resting, 1)));
        Assert.All(layer.Weights.Names.Where(name => name.StartsWith("slow", StringComparison.Ordinal)), name =>
            Assert.All(layer.Gradients[name].ToArray(), gradient => Assert.Equal(0f, gradient)));
        Assert.Contains(layer.Gradients["fast.b"].ToArray(), gradient => gradient != 0);
        Assert.False(IsFinite(Run(layer, Moving, 1)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void Weights_OfGroupsThatRest_AreNotReadByAnyTeam(int threads, bool byUnits)
    {
        var options = new RecurrentOptions { Threads = threads, Split = byUnits ? Split.Units : Split.Rows };
        using var layer = new Recurrent<ClockCells.Slow, double>(7, 33, options);
        using (WeightsEdit<double> edit = layer.Weights.Edit())
            edit.All.Fill(double.NaN);
        Sequence<double> sequence = layer.NewSequence(2, 3, gradients: true);
        sequence.FirstStep = Resting;
        sequence.InitialStates[0].Span.Fill(0.25);
        sequence.OutputGradients[0].Span.Fill(1);
        sequence.FinalStateGradients[0].Span.Fill(10);
        layer.Forward(sequence);
        layer.Backward(sequence);
        Assert.All(sequence.Outputs[0].ToArray(), value => Assert.Equal(0.25, value));
        Assert.All(sequence.InitialStateGradients[0].ToArray(), value => Assert.Equal(12, value));
        Assert.All(sequence.InputGradients[0].ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Weights_OfAStreamsGroupsThatRest_AreNotRead()
    {
        using var layer = new Recurrent<ClockCells.Groups>(7, 33, null, ("Memory", 18));
        Spoil(layer);
        using Stream<float> stream = layer.NewStream();
        stream.Steps = Resting;
        stream.Step();
        Assert.True(IsFinite(stream.Output("y").ToArray()));
        stream.Steps = Moving;
        stream.Step();
        Assert.False(IsFinite(stream.Output("y").ToArray()));
    }

    [Fact]
    public void Gradients_OverManyPeriods_AgreeWithTheDeclaration()
    {
        foreach (int batch in (int[])[1, 2, 40])
        {
            GradientCheckReport report = GradientCheck.Run<ClockCells.Groups>(3, 5, batch, batch > 2 ? 3 : 23);
            Assert.True(report.Passed, report.ToString());
        }
    }

    // All but the fastest group's weights.
    private static void Spoil(Recurrent<ClockCells.Groups, float> layer)
    {
        using WeightsEdit<float> edit = layer.Weights.Edit();
        foreach (string name in layer.Weights.Names.Where(name => name.StartsWith("slow", StringComparison.Ordinal)))
            edit[name].Fill(float.NaN);
    }

    private static float[] Run(Recurrent<ClockCells.Groups, float> layer, int firstStep, int steps)
    {
        Sequence<float> sequence = layer.NewSequence(steps, 3, gradients: true);
        sequence.FirstStep = firstStep;
        sequence.Inputs[0].Span.Fill(0.5f);
        sequence.InitialStates["b"].Span.Fill(0.5f);
        sequence.OutputGradients[0].Span.Fill(1);
        layer.Gradients.Clear();
        layer.Forward(sequence);
        layer.Backward(sequence);
        return
        [
            .. sequence.Outputs[0].ToArray(), .. sequence.InputGradients[0].ToArray(),
            .. Enumerable.Range(0, 3).SelectMany(state => sequence.InitialStateGradients[state].ToArray()),
        ];
    }

    private static bool IsFinite(float[] values) => values.All(float.IsFinite);
}
