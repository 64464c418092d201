using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>What runs hand on to each other for operands that are values of earlier steps.</summary>
public sealed class DelayTests
{
    private const int Steps = 11;
    private const int Batch = 3;

    [Fact]
    public void Sequence_OfADelayedCell_NamesThePastThatItCarries()
    {
        using var layer = new Recurrent<DelayCells.Crossed, double>(3, 5, null, ("Memory", 4));
        Sequence<double> sequence = layer.NewSequence(2, 2);
        string[] names = [.. Enumerable.Range(0, sequence.InitialStates.Count).Select(sequence.InitialStates.NameOf)];
        Assert.Equal(["h", "m", "h[-2]", "m[-2]", "m[-3]", "m[-4]", "m[-5]"], names);
        Assert.Equal(2 * 4, sequence.FinalStates["m[-5]"].Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Backward_InPieces_IsThatOfTheWhole(int first)
    {
        BackwardInPieces<DelayCells.Skip>(first);
        BackwardInPieces<DelayCells.Window>(first);
        BackwardInPieces<DelayCells.Leaky>(first);
        BackwardInPieces<DelayCells.Crossed>(first);
        BackwardInPieces<DelayCells.Echo>(first);
    }

    [Fact]
    public void Stream_OfManySteps_HasTheBitsOfTheSequence()
    {
        StreamOfManySteps<DelayCells.Skip>(1);
        StreamOfManySteps<DelayCells.Window>(1);
        StreamOfManySteps<DelayCells.Leaky>(2);
        StreamOfManySteps<DelayCells.Differences>(1);
        StreamOfManySteps<DelayCells.Crossed>(2);
    }

    [Fact]
    public void Stream_Reset_ForgetsThePast()
    {
        using var layer = new Recurrent<DelayCells.Window, double>(3, 5);
        using Stream<double> stream = layer.NewStream();
        double[] x = [1, -1, 0.5];
        (double[] fresh, double[] later, double[] again) = (new double[5], new double[5], new double[5]);
        stream.Step(x, fresh);
        stream.Step(x, later);
        stream.Reset();
        stream.Step(x, again);
        Assert.NotEqual(fresh, later);
        Assert.Equal(fresh, again);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_OfADelayedCell_AllocatesNothing(int threads)
    {
        using var trial = new Trial<DelayCells.Crossed, float>(12, 40, 9, 5, new() { Threads = threads, Split = threads > 1 ? Split.Units : null });
        using var inputs = new Trial<DelayCells.Window, float>(12, 40, 9, 5, new() { Threads = threads });
        using Stream<float> stream = inputs.Layer.NewStream();
        (float[] x, float[] y) = (new float[12], new float[40]);
        for (int i = 0; i < 3; i++)
            Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            trial.Run();
            trial.Layer.Infer(trial.Sequence);
            inputs.Run();
            inputs.Layer.Infer(inputs.Sequence);
            stream.Step(x, y);
        }
    }

    [Fact]
    public void Backward_AfterAnInferenceAndANewPast_IsThatOfItsForward()
    {
        using var plain = new Trial<DelayCells.Window, double>(3, 6, Steps, Batch, new() { BlockSteps = 2 });
        using var disturbed = new Trial<DelayCells.Window, double>(3, 6, Steps, Batch, new() { BlockSteps = 2 });
        plain.Run();
        disturbed.Layer.Forward(disturbed.Sequence);
        Sequence<double> other = disturbed.Layer.NewSequence(Steps, Batch);
        for (int i = 0; i < other.InitialStates.Count; i++)
            other.InitialStates[i].Span.Fill(7);
        disturbed.Layer.Infer(other);
        Take(other.InitialStates, disturbed.Sequence.InitialStates);
        disturbed.Layer.Backward(disturbed.Sequence);
        foreach (string name in plain.Layer.Weights.Names)
            Assert.Equal(plain.Layer.Gradients[name].ToArray(), disturbed.Layer.Gradients[name].ToArray());
    }

    [Fact]
    public void QuasiRnn_HasItsProductsBeforeTheTimeLoop()
    {
        CompiledCell cell = Compiled<QuasiRnn>();
        Assert.True(cell.Forward.Exchanged);
        Assert.Contains(cell.Groups, group => group.Terms.Any(term => term.Operand.Delay == 1));
    }

    private static CompiledCell Compiled<TCell>()
        where TCell : ICell<TCell> => TCell.Compiled;

    // Gradients of what the second piece took over go into the first one as those of what it left.
    private static void BackwardInPieces<TCell>(int first)
        where TCell : ICell<TCell>
    {
        using var whole = new Trial<TCell, double>(3, 6, Steps, Batch);
        using var cut = new Trial<TCell, double>(3, 6, Steps, Batch);
        whole.Run();
        Sequence<double> early = Piece(cut.Layer, whole.Sequence, 0, first);
        Sequence<double> late = Piece(cut.Layer, whole.Sequence, first, Steps - first);
        Take(whole.Sequence.InitialStates, early.InitialStates);
        Take(whole.Sequence.FinalStateGradients, late.FinalStateGradients);
        cut.Layer.Forward(early);
        Take(early.FinalStates, late.InitialStates);
        cut.Layer.Forward(late);
        cut.Layer.Backward(late);
        Take(late.InitialStateGradients, early.FinalStateGradients);
        cut.Layer.Forward(early);
        cut.Layer.Backward(early);
        AssertNear(whole.Sequence.FinalStates, late.FinalStates);
        AssertNear(whole.Sequence.InitialStateGradients, early.InitialStateGradients);
        for (int i = 0; i < whole.Sequence.InputGradients.Count; i++)
            AssertNear(whole.Sequence.InputGradients[i].ToArray(), [.. early.InputGradients[i].ToArray(), .. late.InputGradients[i].ToArray()]);
        foreach (string name in whole.Layer.Weights.Names)
            AssertNear(whole.Layer.Gradients[name].ToArray(), cut.Layer.Gradients[name].ToArray());
    }

    private static Sequence<double> Piece<TCell>(Recurrent<TCell, double> layer, Sequence<double> whole, int from, int steps)
        where TCell : ICell<TCell>
    {
        Sequence<double> piece = layer.NewSequence(steps, Batch, gradients: true);
        for (int i = 0; i < whole.Inputs.Count; i++)
            Part(whole.Inputs[i], from, steps).CopyTo(piece.Inputs[i]);
        for (int i = 0; i < whole.OutputGradients.Count; i++)
            Part(whole.OutputGradients[i], from, steps).CopyTo(piece.OutputGradients[i]);
        return piece;
    }

    private static Memory<double> Part(Memory<double> whole, int from, int steps) =>
        whole.Slice(from * whole.Length / Steps, steps * whole.Length / Steps);

    private static void Take(Signals<double> from, Signals<double> to)
    {
        for (int i = 0; i < from.Count; i++)
            from[i].CopyTo(to[i]);
    }

    private static void AssertNear(Signals<double> expected, Signals<double> found)
    {
        for (int i = 0; i < expected.Count; i++)
            AssertNear(expected[i].ToArray(), found[i].ToArray());
    }

    private static void AssertNear(double[] expected, double[] found)
    {
        double scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= 1e-12 * scale, $"{i}: {found[i]:R} instead of {expected[i]:R}");
    }

    private static void StreamOfManySteps<TCell>(int threads)
        where TCell : ICell<TCell>
    {
        using var trial = new Trial<TCell, float>(5, 35, Steps, Batch);
        trial.Layer.Infer(trial.Sequence);
        using Stream<float> stream = trial.Layer.NewStream(Batch, threads);
        Signals<float> initial = trial.Sequence.InitialStates;
        for (int i = 0; i < initial.Count; i++)
        {
            for (int row = 0; row < Batch; row++)
                initial[i].Span.Slice(row * initial.SizeOf(i), initial.SizeOf(i)).CopyTo(stream.State(initial.NameOf(i), row));
        }

        for (int t = 0; t < Steps; t++)
        {
            Memory<float> x = trial.Sequence.Inputs[0];
            x.Span.Slice(t * x.Length / Steps, x.Length / Steps).CopyTo(stream.Input("x"));
            stream.Step();
            for (int i = 0; i < trial.Sequence.Outputs.Count; i++)
            {
                Memory<float> y = trial.Sequence.Outputs[i];
                Assert.Equal(y.Span.Slice(t * y.Length / Steps, y.Length / Steps), stream.Output(trial.Sequence.Outputs.NameOf(i)));
            }
        }

        Signals<float> final = trial.Sequence.FinalStates;
        for (int i = 0; i < final.Count; i++)
            Assert.Equal(final[i].Span[..final.SizeOf(i)], stream.State(final.NameOf(i)));
    }
}
