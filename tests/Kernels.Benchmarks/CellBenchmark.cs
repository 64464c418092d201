using Kernels.Benchmarks.Floor;

namespace Kernels.Benchmarks;

/// <summary>Measures one cell.</summary>
internal static class CellBenchmark
{
    private const double HalfSecond = 500_000;

    // The runtime compiles a method again, with optimisation, after thirty calls and a pause.
    private const int WarmUpRuns = 40;
    private const int WarmUpPause = 150;

    /// <summary>Measures inference, and training forward and backward, each for half a second.</summary>
    public static CellReport Run<TCell>(Workload work)
        where TCell : ICell<TCell>
    {
        var first = FirstResult.Measure<TCell>(work);
        var cell = TCell.Compiled;
        using var layer = NewLayer<TCell>(work);
        var random = new Random(1);
        var inference = NewSequence(layer, work, random, gradients: false);
        var training = NewSequence(layer, work, random, gradients: true);
        WarmUp(() => layer.Infer(inference));
        WarmUp(() => Train(layer, training));

        // The clock of a shared machine drifts: the peak on both sides of the runs, and the better counts.
        var peak = FloorMeter.PeakOf(work.Target, work.Threads).Gigaflops;
        var (infer, forward, backward) = (new Timing(), new Timing(), new Timing());
        while (Lasts(infer))
            infer.Measure(() => layer.Infer(inference));
        while (Lasts(forward) || Lasts(backward))
        {
            forward.Measure(() => layer.Forward(training));
            backward.Measure(() => layer.Backward(training));
        }

        return new CellReport(
            cell.Name, work, infer.Best, forward.Best, backward.Best,
            Flops.OfForward(cell, work.Sizes) * work.Batch * work.Steps,
            Flops.OfBackward(cell, work.Sizes) * work.Batch * work.Steps,
            layer.TapeBytes(work.Steps, work.Batch))
        {
            PeakGigaflops = Math.Max(peak, FloorMeter.PeakOf(work.Target, work.Threads).Gigaflops),
            First = first,
        };
    }

    /// <summary>A layer for the workload.</summary>
    public static Recurrent<TCell> NewLayer<TCell>(Workload work)
        where TCell : ICell<TCell> => new(
            work.Input, work.Hidden, new RecurrentOptions { Threads = work.Threads, Target = work.Target },
            [.. TCell.Compiled.Sizes.Skip(2).Zip(work.FurtherSizes)]);

    private static bool Lasts(Timing timing) => timing.Samples < 3 || timing.Total < HalfSecond;

    private static void Train<TCell>(Recurrent<TCell> layer, Sequence<float> sequence)
        where TCell : ICell<TCell>
    {
        layer.Forward(sequence);
        layer.Backward(sequence);
    }

    private static Sequence<float> NewSequence<TCell>(Recurrent<TCell> layer, Workload work, Random random, bool gradients)
        where TCell : ICell<TCell>
    {
        var sequence = layer.NewSequence(work.Steps, work.Batch, gradients);
        for (var i = 0; i < TCell.Compiled.Inputs.Length; i++)
            Fill(sequence.Inputs[i].Span, random);
        for (var i = 0; gradients && i < TCell.Compiled.Outputs.Length; i++)
            Fill(sequence.OutputGradients[i].Span, random);
        return sequence;
    }

    private static void Fill(Span<float> values, Random random)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)((2 * random.NextDouble()) - 1);
    }

    private static void WarmUp(Action work)
    {
        for (var i = 0; i < WarmUpRuns; i++)
            work();
        Thread.Sleep(WarmUpPause);
        work();
    }
}
