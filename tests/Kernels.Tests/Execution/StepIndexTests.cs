using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>What a step counts as its index.</summary>
public sealed class StepIndexTests
{
    [Fact]
    public void Sequence_InTwoRuns_CountsOnFromItsFirstStep()
    {
        using var layer = new Recurrent<CountCells.Cooling, double>(1, 3);
        Sequence<double> sequence = layer.NewSequence(4, 2);
        sequence.Inputs["x"].Span.Fill(1);
        sequence.Lengths = [4, 1];
        layer.Infer(sequence);
        Assert.Equal([0, 0, 1, 0, 2, 0, 3, 0], sequence.Outputs["y"].ToArray());
        sequence.FirstStep = 4;
        sequence.Lengths = null;
        layer.Infer(sequence);
        Assert.Equal([4, 4, 5, 5, 6, 6, 7, 7], sequence.Outputs["y"].ToArray());
        layer.Forward(sequence);
        Assert.Equal([4, 4, 5, 5, 6, 6, 7, 7], sequence.Outputs["y"].ToArray());
    }

    [Fact]
    public void Forward_OfASequenceThatContinues_CountsByItself()
    {
        using var layer = new Recurrent<CountCells.Cooling, double>(1, 3);
        Sequence<double> sequence = layer.NewSequence(3, 1, gradients: true);
        sequence.Inputs["x"].Span.Fill(1);
        sequence.FirstStep = 2;
        layer.Forward(sequence);
        Assert.Equal([2, 3, 4], sequence.Outputs["y"].ToArray());
        sequence.Continues = true;
        layer.Forward(sequence);
        Assert.Equal([5, 6, 7], sequence.Outputs["y"].ToArray());
        sequence.OutputGradients["y"].Span.Fill(1);
        Sequence<double> other = layer.NewSequence(1, 1);
        layer.Infer(other);
        layer.Backward(sequence);
        // y = t·x, and nothing else has a gradient.
        Assert.Equal([5, 6, 7], sequence.InputGradients["x"].ToArray());
        sequence.Continues = false;
        sequence.FirstStep = 0;
        layer.Forward(sequence);
        Assert.Equal([0, 1, 2], sequence.Outputs["y"].ToArray());
    }

    [Fact]
    public void FirstStep_BelowZero_IsRefused()
    {
        using var layer = new Recurrent<CountCells.Cooling>(1, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.NewSequence(1, 1).FirstStep = -1);
    }

    [Fact]
    public void Stream_OfSteps_CountsUntilItIsReset()
    {
        using var layer = new Recurrent<CountCells.Cooling>(1, 3);
        using Stream<float> stream = layer.NewStream();
        var found = new List<float>();
        for (int step = 0; step < 6; step++)
        {
            if (step == 3)
                stream.Reset();
            if (step == 5)
                stream.Steps = 40;
            stream.Input("x")[0] = 1;
            stream.Step();
            found.Add(stream.Output("y")[0]);
        }

        Assert.Equal([0, 1, 2, 0, 1, 40], found);
        Assert.Equal(41, stream.Steps);
    }
}
