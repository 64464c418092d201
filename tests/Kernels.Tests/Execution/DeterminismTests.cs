using System.Numerics;
using Kernels.Execution;
using Kernels.Tests.Execution.Cells;

namespace Kernels.Tests.Execution;

/// <summary>What must be the same bits whatever the number of threads, the batch and the way a sequence is
/// cut.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(5, 37, 6, 3)]
    [InlineData(33, 80, 5, 40)]
    [InlineData(16, 64, 9, 19)]
    public void Threads_OfAnyNumber_ChangeNoBit(int input, int hidden, int steps, int batch)
    {
        SameForThreads<HandLstm, float>(input, hidden, steps, batch);
        SameForThreads<HandGru, float>(input, hidden, steps, batch);
        SameForThreads<HandIndRnn, float>(input, hidden, steps, batch);
        SameForThreads<HandLstm, double>(input, hidden, steps, batch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void BlockSteps_OfAnyNumber_ChangeNoBitButInWeightGradients(int blockSteps)
    {
        using var whole = new Trial<HandGru, float>(7, 19, 11, 5);
        using var blocks = new Trial<HandGru, float>(7, 19, 11, 5, new() { BlockSteps = blockSteps });
        Same(whole.Run(), blocks.Run(), name => !name.StartsWith("gradient", StringComparison.Ordinal));
    }

    [Fact]
    public void Batch_Split_ChangesNoBitOfAnyRow()
    {
        SplitBatch<HandLstm, float>();
        SplitBatch<HandGru, float>();
        SplitBatch<HandIndRnn, float>();
        SplitBatch<HandGru, double>();
    }

    [Fact]
    public void Sequence_StepByStepOrSplitAndCarried_IsTheSameBits()
    {
        SplitTime<HandLstm, float>();
        SplitTime<HandGru, float>();
        SplitTime<HandIndRnn, float>();
        SplitTime<HandLstm, double>();
    }

    [Fact]
    public void Infer_AndForward_GiveTheSameBits()
    {
        using var trial = new Trial<HandGru, float>(9, 21, 70, 3, lengths: [70, 0, 33]);
        trial.Layer.Forward(trial.Sequence);
        float[] taped = [.. trial.Sequence.Outputs[0].ToArray(), .. trial.Sequence.FinalStates[0].ToArray()];
        trial.Layer.Infer(trial.Sequence);
        float[] inferred = [.. trial.Sequence.Outputs[0].ToArray(), .. trial.Sequence.FinalStates[0].ToArray()];
        Assert.Equal(taped, inferred);
    }

    private static void SameForThreads<TCell, T>(int input, int hidden, int steps, int batch)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var one = new Trial<TCell, T>(input, hidden, steps, batch);
        one.Run();
        foreach (int threads in (int[])[2, 3])
        {
            foreach (Split? split in (Split?[])[null, Split.None, Split.Rows, Split.Units])
            {
                using var several = new Trial<TCell, T>(input, hidden, steps, batch,
                    new() { Threads = threads, Split = split });
                Same(one, several.Run(), _ => true);
            }
        }
    }

    private static void Same<TCell, T>(Trial<TCell, T> expected, Trial<TCell, T> found, Func<string, bool> compared)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (((string name, T[] values), (string _, T[] others)) in expected.Results().Zip(found.Results()).Where(
            pair => compared(pair.First.Name)))
            Assert.True(values.AsSpan().SequenceEqual(others), $"{name} differs");
    }

    private static void SplitBatch<TCell, T>()
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Batch = 23;
        using var whole = new Trial<TCell, T>(6, 35, 5, Batch);
        whole.Run();
        foreach (int[] rows in (int[][])[[4], [22, 3, 0, 7, 8, 9, 1], [.. Enumerable.Range(2, 20).Reverse()]])
        {
            using var some = new Trial<TCell, T>(6, 35, 5, rows.Length);
            foreach ((Signals<T> from, Signals<T> to) in Given(whole.Sequence).Zip(Given(some.Sequence)))
                CopyRows(from, to, rows, Batch);
            some.Run();
            foreach ((Signals<T> from, Signals<T> to) in Computed(whole.Sequence).Zip(Computed(some.Sequence)))
            {
                Memory<T> found = to[0].ToArray();
                CopyRows(from, to, rows, Batch);
                Assert.True(found.Span.SequenceEqual(to[0].Span), $"rows {string.Join(",", rows)} differ");
            }
        }
    }

    private static void SplitTime<TCell, T>()
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 11;
        using var whole = new Trial<TCell, T>(6, 35, Steps, 3);
        Recurrent<TCell, T> layer = whole.Layer;
        layer.Forward(whole.Sequence);
        foreach (int part in (int[])[1, 4])
        {
            Signals<T> states = whole.Sequence.InitialStates;
            for (int t = 0; t < Steps; t += part)
            {
                Sequence<T> piece = layer.NewSequence(Math.Min(part, Steps - t), 3);
                whole.Sequence.Inputs[0].Slice(t * 3 * 6, piece.Inputs[0].Length).CopyTo(piece.Inputs[0]);
                for (int i = 0; i < states.Count; i++)
                    piece.InitialStates[i] = states[i];
                layer.Infer(piece);
                Assert.True(piece.Outputs[0].Span.SequenceEqual(
                    whole.Sequence.Outputs[0].Span.Slice(t * 3 * 35, piece.Outputs[0].Length)));
                states = piece.FinalStates;
            }
        }

        Stream(whole);
    }

    private static void Stream<TCell, T>(Trial<TCell, T> whole)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int threads in (int[])[1, 2])
        {
            using Stream<T> stream = whole.Layer.NewStream(3, threads);
            Signals<T> initial = whole.Sequence.InitialStates;
            for (int i = 0; i < initial.Count * 3; i++)
                initial[i / 3].Span.Slice(i % 3 * 35, 35).CopyTo(stream.State(initial.NameOf(i / 3), i % 3));
            T[] y = new T[3 * 35];
            for (int t = 0; t < whole.Sequence.Steps; t++)
            {
                stream.Step(whole.Sequence.Inputs[0].Span.Slice(t * 18, 18), y);
                Assert.True(whole.Sequence.Outputs[0].Span.Slice(t * y.Length, y.Length).SequenceEqual(y),
                    $"step {t} differs");
            }
        }
    }

    private static Signals<T>[] Given<T>(Sequence<T> s)
        where T : unmanaged => [s.Inputs, s.InitialStates, s.OutputGradients, s.FinalStateGradients];

    private static Signals<T>[] Computed<T>(Sequence<T> s)
        where T : unmanaged => [s.Outputs, s.FinalStates, s.InputGradients, s.InitialStateGradients];

    private static void CopyRows<T>(Signals<T> from, Signals<T> to, int[] rows, int batch)
        where T : unmanaged
    {
        for (int i = 0; i < from.Count; i++)
        {
            int size = from.SizeOf(i);
            for (int row = 0; row < to[i].Length / size; row++)
            {
                int source = (row / rows.Length * batch) + rows[row % rows.Length];
                from[i].Slice(source * size, size).CopyTo(to[i].Slice(row * size, size));
            }
        }
    }
}
