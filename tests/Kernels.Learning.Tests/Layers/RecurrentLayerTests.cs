using Kernels.Cells;
using Kernels.Learning.Layers;
using Kernels.Learning.Optimisers;
using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Layers;

public sealed class RecurrentLayerTests
{
    private const int Input = 5;
    private const int Hidden = 18;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Window_CarriedOn_ContinuesTheSequence(int batch)
    {
        using RecurrentLayer<Lstm> layer = New();
        float[] x = Numbers.Random(8 * batch * Input, 3);
        ISequenceWindow whole = layer.NewWindow(8, batch, gradients: false);
        x.CopyTo(whole.Inputs);
        whole.Forward();

        ISequenceWindow half = layer.NewWindow(4, batch, gradients: true);
        x.AsSpan(0, half.Inputs.Length).CopyTo(half.Inputs);
        half.Forward();
        half.Carry();
        x.AsSpan(half.Inputs.Length).CopyTo(half.Inputs);
        half.Forward();
        Assert.Equal(whole.Outputs[half.Outputs.Length..].ToArray(), half.Outputs.ToArray());
    }

    [Fact]
    public void Window_OfACellWithDelays_CarriesThePastOn()
    {
        using var layer = new RecurrentLayer<QuasiRnn>(new Recurrent<QuasiRnn>(Input, Hidden));
        float[] x = Numbers.Random(6 * Input, 3);
        ISequenceWindow whole = layer.NewWindow(6, 1, gradients: false);
        x.CopyTo(whole.Inputs);
        whole.Forward();
        ISequenceWindow part = layer.NewWindow(2, 1, gradients: false);
        for (int start = 0; start < x.Length; start += part.Inputs.Length)
        {
            x.AsSpan(start, part.Inputs.Length).CopyTo(part.Inputs);
            part.Forward();
            Assert.Equal(whole.Outputs.Slice(start / Input * Hidden, part.Outputs.Length), part.Outputs);
            part.Carry();
        }
    }

    [Fact]
    public void ResetRow_OneOfThree_StartsThatRowAfresh()
    {
        using RecurrentLayer<Lstm> layer = New();
        ISequenceWindow window = layer.NewWindow(1, 3, gradients: false);
        Numbers.Random(window.Inputs.Length, 3).CopyTo(window.Inputs);
        window.Forward();
        float[] fresh = window.Outputs.ToArray();
        window.Carry();
        window.Reset(1);
        window.Forward();
        Assert.Equal(fresh.AsSpan(Hidden, Hidden).ToArray(), window.Outputs.Slice(Hidden, Hidden).ToArray());
        Assert.NotEqual(fresh.AsSpan(0, Hidden).ToArray(), window.Outputs[..Hidden].ToArray());
        Assert.NotEqual(fresh.AsSpan(2 * Hidden, Hidden).ToArray(), window.Outputs[(2 * Hidden)..].ToArray());
    }

    [Fact]
    public void Update_AfterBackward_LowersTheSumOfOutputs()
    {
        using RecurrentLayer<Lstm> layer = New();
        ISequenceWindow window = layer.NewWindow(6, 2, gradients: true);
        Numbers.Random(window.Inputs.Length, 3).CopyTo(window.Inputs);
        window.OutputGradients.Fill(1);
        window.Forward();
        float before = Sum(window.Outputs);
        window.Backward();
        new Adam(layer.Parameters).Step(0.01);
        window.Forward();
        Assert.InRange(Sum(window.Outputs), float.NegativeInfinity, before - 1);
    }

    [Fact]
    public void Backward_WindowWithoutGradients_SaysWhatToDo()
    {
        using RecurrentLayer<Lstm> layer = New();
        ISequenceWindow window = layer.NewWindow(1, 1, gradients: false);
        Assert.Contains(
            "NewWindow", Assert.Throws<InvalidOperationException>(window.Backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trainer_TextThatNeedsMemory_IsLearned()
    {
        // After "a" comes b, c or d in turn: one character alone leaves ln 3 = 1.10 nats at every second place.
        string text = string.Concat(Enumerable.Repeat("abacad", 300));
        var vocabulary = Vocabulary.Of(text);
        var layer = new RecurrentLayer<Lstm>(new Recurrent<Lstm>(vocabulary.Count, Hidden));
        using var model = new CharacterModel(vocabulary, layer);
        var options =
            new TrainingOptions { Batch = 4, Steps = 12, Windows = 250, Rate = new LearningRate { Peak = 0.03, WarmupSteps = 10 } };
        TrainingResult result = new CharacterTrainer(model, vocabulary.Encode(text), options).Run();
        Assert.InRange(result.HeldOut, 0, 0.1);
    }

    private static RecurrentLayer<Lstm> New() => new(new Recurrent<Lstm>(Input, Hidden));

    private static float Sum(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values)
            sum += value;
        return sum;
    }
}
