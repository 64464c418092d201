using Kernels.Execution;
using Kernels.Tests.Execution.Cells;

namespace Kernels.Tests.Execution;

/// <summary>Misuse: an exception that names the argument and both shapes, before anything is written.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Memory_OfAnotherLength_NamesBothShapes()
    {
        using var layer = new Recurrent<HandLstm>(3, 5);
        Sequence<float> sequence = layer.NewSequence(4, 2);
        var error = Assert.Throws<ArgumentException>(() => sequence.Inputs["x"] = new float[7]);
        Assert.Contains("Inputs[\"x\"]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_ThatIsAbsent_IsRefusedAndNothingIsWritten()
    {
        using var layer = new Recurrent<HandLstm>(3, 5);
        Sequence<float> sequence = layer.NewSequence(4, 2);
        sequence.Outputs[0].Span.Fill(9);
        sequence.Inputs[0] = default;
        Assert.Throws<ArgumentException>(() => layer.Infer(sequence));
        Assert.All(sequence.Outputs[0].ToArray(), value => Assert.Equal(9, value));
    }

    [Fact]
    public void SequenceOfAnotherLayer_IsRefused()
    {
        using var layer = new Recurrent<HandLstm>(3, 5);
        using var other = new Recurrent<HandLstm>(3, 6);
        var error = Assert.Throws<ArgumentException>(() => layer.Infer(other.NewSequence(4, 2)));
        Assert.Contains("size 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("size 6", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => layer.Infer((Sequence<float>)null!));
    }

    [Fact]
    public void Lengths_OutOfRange_AreRefused()
    {
        using var layer = new Recurrent<HandLstm>(3, 5);
        Sequence<float> sequence = layer.NewSequence(4, 2);
        Assert.Throws<ArgumentException>(() => sequence.Lengths = [1]);
        Assert.Throws<ArgumentException>(() => sequence.Lengths = [1, 5]);
        Assert.Throws<ArgumentException>(() => sequence.Lengths = [-1, 4]);
    }

    [Fact]
    public void Backward_WithoutItsTape_SaysWhatToCall()
    {
        using var trial = new Trial<HandGru, float>(3, 5, 4, 2);
        Sequence<float> other = trial.Layer.NewSequence(4, 2, gradients: true);
        Assert.Throws<InvalidOperationException>(() => trial.Layer.Backward(trial.Sequence));
        trial.Layer.Forward(other);
        Assert.Throws<InvalidOperationException>(() => trial.Layer.Backward(trial.Sequence));
        trial.Layer.Forward(trial.Sequence);
        trial.Layer.Weights.Edit().Dispose();
        Assert.Throws<InvalidOperationException>(() => trial.Layer.Backward(trial.Sequence));
        trial.Run();
        Assert.Throws<InvalidOperationException>(() => trial.Layer.Backward(trial.Sequence));
    }

    [Fact]
    public void Layer_Disposed_RefusesEverything()
    {
        var layer = new Recurrent<HandLstm>(3, 5, new() { Threads = 2 });
        Sequence<float> sequence = layer.NewSequence(1, 1);
        using Stream<float> stream = layer.NewStream();
        layer.Dispose();
        layer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.Infer(sequence));
        Assert.Throws<ObjectDisposedException>(() => layer.NewStream());
        Assert.Throws<ObjectDisposedException>(() => stream.Step(new float[3], new float[5]));
        Assert.Throws<ObjectDisposedException>(() => layer.Weights.All.Length);
    }

    [Fact]
    public void Constructor_RefusesWrongSizesAndOptions()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrent<HandLstm>(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrent<HandLstm>(3, 5, new() { Threads = 0 }));
        Assert.Throws<ArgumentException>(() => new Recurrent<HandLstm>(3, 5, null, ("Rank", 4)));
        Assert.Throws<ArgumentException>(() => new Recurrent<HandLstm>(3, 5, null, ("Hidden", 4)));
        Assert.Throws<ArgumentException>(() => new Recurrent<HandIndRnn>(3, 5, new() { Hypers = [("tilt", 1)] }));
        Assert.Throws<NotSupportedException>(() => new Recurrent<HandLstm,
            double>(3, 5, new() { Target = Target.Vector512 }));
        Assert.Throws<NotSupportedException>(() => new Recurrent<HandLstm, Half>(3, 5));
        using var layer = new Recurrent<HandLstm>(3, 5);
        Assert.Throws<ArgumentException>(() => layer.Weights["nobody"].Length);
        Assert.Throws<ArgumentException>(() => layer.SizeOf("Rank"));
        Assert.Throws<ArgumentException>(() => layer.Infer(new float[5], new float[5], 1, 1));
    }

    [Fact]
    public void TwoThreads_InOneLayer_AreRefused()
    {
        using var layer = new Recurrent<HandLstm>(64, 256);
        Sequence<float> sequence = layer.NewSequence(400, 4);
        using var started = new ManualResetEventSlim();
        var worker = new Thread(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                started.Set();
                Retry(() => layer.Infer(sequence));
            }
        });
        worker.Start();
        started.Wait();
        bool refused = false;
        while (worker.IsAlive)
        {
            try
            {
                layer.Infer(layer.NewSequence(0, 1));
            }
            catch (InvalidOperationException)
            {
                refused = true;
            }
        }

        Assert.True(refused);
    }

    private static void Retry(Action action)
    {
        while (true)
        {
            try
            {
                action();
                return;
            }
            catch (InvalidOperationException)
            {
                Thread.Yield();
            }
        }
    }
}
