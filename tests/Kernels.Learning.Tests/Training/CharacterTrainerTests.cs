using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class CharacterTrainerTests
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("abcdefg", 200));

    private static readonly TrainingOptions Options = new()
    {
        Batch = 3,
        Steps = 8,
        Windows = 150,
        Evaluations = 3,
        MaximumNorm = 5,
        Rate = new LearningRate { Peak = 0.1, WarmupSteps = 5 },
    };

    [Fact]
    public void Run_PeriodicText_IsLearned()
    {
        using CharacterModel model = New(1, out _);
        TrainingResult result = Train(model, Options);
        Assert.False(result.Cancelled);
        // Untrained, seven characters cost ln 7 = 1.95 nats.
        Assert.InRange(result.HeldOut, 0, 0.1);
        Assert.Equal(3, result.History.Count(status => status.HeldOut is not null));
        Assert.Equal(150 * 24, result.Last.Characters);
        Assert.Equal("efgabcdefgabcd", new CharacterSampler(model).Sample("abcd", 14, temperature: 0.3));
    }

    [Fact]
    public void Run_ByWindows_GivesTheSameBitsForAnyThreads()
    {
        using CharacterModel one = New(1, out _);
        using CharacterModel two = New(2, out _);
        Assert.Equal(Train(one, Options).HeldOut, Train(two, Options).HeldOut);
        Assert.Equal(one.Readout.Weight.Weights.ToArray(), two.Readout.Weight.Weights.ToArray());
    }

    [Fact]
    public void Run_Cancelled_StopsWithWhatItHas()
    {
        using CharacterModel model = New(1, out _);
        using var cancellation = new CancellationTokenSource();
        var progress = new Observer(status =>
        {
            if (status.Windows == 10)
                cancellation.Cancel();
        });
        TrainingResult result =
            new CharacterTrainer(model, model.Vocabulary.Encode(Text), Options).Run(progress, cancellation.Token);
        Assert.True(result.Cancelled);
        Assert.Equal(10, result.Last.Windows);
        Assert.InRange(result.HeldOut, 0.01, 3);
    }

    [Fact]
    public void Run_OneBrokenWindow_IsSkipped()
    {
        using CharacterModel model = New(1, out PassThroughLayer layer);
        var trainer = new CharacterTrainer(model, model.Vocabulary.Encode(Text), Options);
        int window = 0;
        layer.Windows[^1].AfterForward = outputs => outputs[0] = ++window == 20 ? float.NaN : outputs[0];
        Assert.InRange(trainer.Run().HeldOut, 0, 0.1);
    }

    [Fact]
    public void Run_AlwaysBroken_SaysWhatToDo()
    {
        using CharacterModel model = New(1, out PassThroughLayer layer);
        var trainer = new CharacterTrainer(model, model.Vocabulary.Encode(Text), Options);
        layer.Windows[^1].AfterForward = outputs => outputs[0] = float.NaN;
        TrainingException error = Assert.Throws<TrainingException>(() => trainer.Run());
        Assert.Contains("Lower the learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ManyWindows_StartsStreamsAfreshInTurns()
    {
        using CharacterModel model = New(1, out PassThroughLayer layer);
        var trainer =
            new CharacterTrainer(model, model.Vocabulary.Encode(Text), Options with { Windows = 6, ResetWindows = 4 });
        trainer.Run();
        Assert.Equal([0, 1, 2, 0, 1], layer.Windows[^1].ResetRows);
    }

    [Fact]
    public void Trainer_NoEnd_IsRefused()
    {
        using CharacterModel model = New(1, out _);
        Assert.Throws<ArgumentException>(() =>
            new CharacterTrainer(model, new int[100], Options with { Windows = null }));
    }

    [Fact]
    public void Trainer_ShortText_SaysSo()
    {
        using CharacterModel model = New(1, out _);
        ArgumentException error =
            Assert.Throws<ArgumentException>(() => new CharacterTrainer(model, new int[10], Options));
        Assert.Contains("10 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_LayerOfAnotherInput_IsRefused()
    {
        using var layer = new PassThroughLayer(5);
        ArgumentException error =
            Assert.Throws<ArgumentException>(() => new CharacterModel(Vocabulary.Of(Text), layer));
        Assert.Contains("7 characters", error.Message, StringComparison.Ordinal);
    }

    private static CharacterModel New(int threads, out PassThroughLayer layer)
    {
        var vocabulary = Vocabulary.Of(Text);
        layer = new PassThroughLayer(vocabulary.Count);
        return new CharacterModel(vocabulary, layer, threads: threads);
    }

    private static TrainingResult Train(CharacterModel model, TrainingOptions options) =>
        new CharacterTrainer(model, model.Vocabulary.Encode(Text), options).Run();

    private sealed class Observer(Action<TrainingStatus> action) : IProgress<TrainingStatus>
    {
        public void Report(TrainingStatus value) => action(value);
    }
}
