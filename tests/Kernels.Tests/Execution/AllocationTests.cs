using Kernels.Execution;
using Kernels.Tests.Execution.Cells;

namespace Kernels.Tests.Execution;

/// <summary>Steady state allocates nothing.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Counter_SeesAnAllocation() => Assert.NotEqual(0, Allocated(() => GC.KeepAlive(new byte[24])));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_AfterTheFirstRun_AllocatesNothing(int threads)
    {
        using var trial = new Trial<HandGru,
            float>(12, 40, 9, 13, new() { Threads = threads, Split = threads > 1 ? Split.Units : null }, [.. Enumerable.Range(0, 13).Select(i => i % 10)]);
        Assert.Equal(0, Allocated(() =>
        {
            using (WeightsEdit<float> edit = trial.Layer.Weights.Edit())
                edit.All[0] += 1;
            trial.Layer.Forward(trial.Sequence);
            trial.Layer.Backward(trial.Sequence);
            trial.Layer.Infer(trial.Sequence);
        }));
    }

    [Fact]
    public void InferenceOfSpans_AfterTheFirstRun_AllocatesNothing()
    {
        using var layer = new Recurrent<HandIndRnn>(5, 17);
        (float[] x, float[] y) = (new float[20 * 2 * 5], new float[20 * 2 * 17]);
        Assert.Equal(0, Allocated(() => layer.Infer(x, y, 20, 2)));
    }

    [Fact]
    public void Stream_AfterTheFirstStep_AllocatesNothing()
    {
        using var layer = new Recurrent<HandLstm>(5, 17);
        using Stream<float> stream = layer.NewStream();
        (float[] x, float[] y) = (new float[5], new float[17]);
        Assert.Equal(0, Allocated(() => stream.Step(x, y)));
    }

    [Fact]
    public void Stream_ReadAndWrittenByName_AllocatesNothing()
    {
        using var layer = new Recurrent<HandLstm>(5, 17);
        using Stream<float> stream = layer.NewStream();
        Assert.Equal(0, Allocated(() =>
        {
            stream.Input("x").Fill(1);
            stream.Step();
            stream.State("h")[0] = stream.Output("h")[0];
        }));
    }

    [Fact]
    public void Inference_OfManySteps_NeedsTheMemoryOfFew()
    {
        using var layer = new Recurrent<HandLstm>(8, 32, new() { BlockSteps = 4 });
        layer.Infer(layer.NewSequence(4, 2));
        long few = layer.Engine.WorkspaceBytes;
        layer.Infer(layer.NewSequence(400, 2));
        Assert.Equal(few, layer.Engine.WorkspaceBytes);
        layer.Forward(layer.NewSequence(400, 2));
        Assert.True(layer.Engine.WorkspaceBytes >= layer.TapeBytes(400, 2));
    }

    private static long Allocated(Action action)
    {
        for (int i = 0; i < 3; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
