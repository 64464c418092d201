using Kernels.Execution.Compressed;
using Kernels.Tests.Published;

namespace Kernels.Tests.Compressed;

/// <inheritdoc/>
public sealed class CompressedCell<TCell> : CompressedCell
    where TCell : ICell<TCell>
{
    private const int Steps = 4;
    private const int Batch = 17;

    public override void HasTheBitsOfRoundedWeights(RecurrentOptions options)
    {
        foreach ((int input, int hidden, int batch) in ((int, int, int)[])[(1, 1, 1), (7, 37, 3), (18, 33, 17)])
        {
            using var trial = new CompressedTrial<TCell>(input, hidden, Steps, batch, options);
            float[][] exact = trial.Infer();
            float[][] compressed = trial.Infer(WeightFormat.BFloat16);
            trial.ReplaceProductWeights(weight => BitConverter.UInt32BitsToSingle((uint)BFloat16Panels.Round(weight) << 16));
            Assert.True(CompressedTrial<TCell>.SameBits(trial.Infer(), compressed), $"{input} → {hidden}, {batch} rows");
            if (hidden > 1)
                Assert.False(CompressedTrial<TCell>.SameBits(exact, compressed), "Rounding changed nothing.");
        }
    }

    public override void IsNearTheFloatLayer(WeightFormat format, RecurrentOptions options, double bound)
    {
        foreach ((int input, int hidden, int batch) in ((int, int, int)[])[(7, 37, 1), (18, 70, 3), (64, 65, 17)])
        {
            if (PublishedCell.Find(typeof(TCell).Name).IsLarge(input, hidden))
                continue;
            using var trial = new CompressedTrial<TCell>(input, hidden, Steps, batch, options);
            float[][] exact = trial.Infer();
            double error = CompressedTrial<TCell>.Error(trial.Infer(format), exact);
            Assert.InRange(error, format == WeightFormat.Float32 ? 0 : 1e-7, bound);
        }
    }

    public override void KeepsBits(WeightFormat format)
    {
        using var trial = new CompressedTrial<TCell>(9, 35, Steps, Batch);
        float[][] whole = trial.Infer(format);
        using (var split = new CompressedTrial<TCell>(9, 35, Steps, Batch, new() { Threads = 2, BlockSteps = 3 }))
            Assert.True(CompressedTrial<TCell>.SameBits(whole, split.Infer(format)), "two threads and other blocks");

        using InferenceLayer layer = trial.Compress(format);
        foreach (int row in (int[])[0, 5, 16])
            AssertRow(layer, trial.Sequence, row);
    }

    // One row alone, and step by step: the same bits as in the batch.
    private static void AssertRow(InferenceLayer layer, Sequence<float> whole, int row)
    {
        Sequence<float> alone = layer.NewSequence(Steps, 1);
        using Stream<float> stream = layer.NewStream();
        for (int i = 0; i < alone.Inputs.Count; i++)
        {
            int steps = StepsOf(i);
            for (int t = 0; t < steps; t++)
                Row(whole.Inputs[i], steps, t, row).CopyTo(Step(alone.Inputs[i], t, steps));
        }

        for (int i = 0; i < alone.InitialStates.Count; i++)
        {
            Row(whole.InitialStates[i], 1, 0, row).CopyTo(alone.InitialStates[i].Span);
            alone.InitialStates[i].Span.CopyTo(stream.State(layer.Cell.Carried[i].Name));
        }

        layer.Infer(alone);
        for (int t = 0; t < Steps; t++)
        {
            for (int i = 0; i < alone.Inputs.Count; i++)
                Step(alone.Inputs[i], t % StepsOf(i), StepsOf(i)).CopyTo(stream.Input(layer.Cell.Inputs[i].Name));
            stream.Step();
            for (int i = 0; i < alone.Outputs.Count; i++)
            {
                float[] expected = Row(whole.Outputs[i], Steps, t, row).ToArray();
                Assert.Equal(expected, Step(alone.Outputs[i], t).ToArray());
                Assert.Equal(expected, stream.Output(layer.Cell.Outputs[i].Name).ToArray());
            }
        }
    }

    private static int StepsOf(int input) => TCell.Compiled.Inputs[input].IsPerSequence ? 1 : Steps;

    private static Span<float> Step(Memory<float> memory, int t, int steps = Steps) =>
        memory.Span.Slice(t * memory.Length / steps, memory.Length / steps);

    private static Span<float> Row(Memory<float> memory, int steps, int t, int row)
    {
        int size = memory.Length / steps / Batch;
        return memory.Span.Slice(((t * Batch) + row) * size, size);
    }
}
