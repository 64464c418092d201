using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Published;

/// <summary>What must be the same bits however a batch is arranged and a sequence is cut.</summary>
internal static class BitChecks
{
    private const int Input = 6;
    private const int Hidden = 35;
    private const int Steps = 5;
    private const int Batch = 23;

    public static void Rows<TCell, T>()
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var whole = new Trial<TCell, T>(Input, Hidden, Steps, Batch);
        whole.Run();
        foreach (int[] rows in (int[][])[[4], [22, 3, 0, 7, 8, 9, 1], [.. Enumerable.Range(0, Batch).Reverse()]])
        {
            using var some = new Trial<TCell, T>(Input, Hidden, Steps, rows.Length);
            foreach ((Signals<T> from, Signals<T> to) in Given(whole.Sequence).Zip(Given(some.Sequence)))
                CopyRows(from, to, rows);
            some.Sequence.RowNumbers = rows;
            some.Run();
            foreach ((Signals<T> expected, Signals<T> found) in Computed(whole.Sequence).Zip(Computed(some.Sequence)))
                AssertRows(expected, found, rows, 0);
        }
    }

    public static void Poison<TCell, T>()
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var clean = new Trial<TCell, T>(Input, Hidden, Steps, Batch);
        using var poisoned = new Trial<TCell, T>(Input, Hidden, Steps, Batch);
        clean.Run();
        int[] others = [.. Enumerable.Range(0, Batch).Except([0, 9, 22])];
        bool hasInput = poisoned.Sequence.Inputs.Count > 0;
        if (hasInput)
        {
            for (int t = 1; t < Steps; t++)
                Row(poisoned.Sequence.Inputs[0], Steps, t, 0).Fill(T.NaN);
            Row(poisoned.Sequence.Inputs[0], Steps, 2, 9)[1] = T.PositiveInfinity;
        }

        if (poisoned.Sequence.InitialStates.Count > 0)
        {
            Span<T> state = Row(poisoned.Sequence.InitialStates[0], 1, 0, hasInput ? 22 : 0);
            state[state.Length / 2] = hasInput ? T.NegativeInfinity : T.NaN;
        }

        Row(poisoned.Sequence.OutputGradients[0], Steps, 3, 22)[0] = T.NaN;
        poisoned.Run();
        foreach ((Signals<T> expected, Signals<T> found) in Computed(clean.Sequence).Zip(Computed(poisoned.Sequence)))
            AssertRows(expected, found, others, 1);
        // A step function of NaN is no NaN: then a state shows it.
        Assert.True(T.IsNaN(Row(poisoned.Sequence.Outputs[0], Steps, Steps - 1, 0)[0]) || HasNaN(poisoned.Sequence.FinalStates, 0),
            "NaN is lost on its way to the output.");
    }

    private static bool HasNaN<T>(Signals<T> states, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Enumerable.Range(0, states.Count).Any(i => Row(states[i], 1, 0, row).ToArray().Any(T.IsNaN));

    public static void Cuts<TCell, T>()
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var whole = new Trial<TCell, T>(Input, Hidden, Steps, Batch);
        if (TCell.Compiled.Draws)
            whole.Layer.Infer(whole.Sequence);
        else
            whole.Layer.Forward(whole.Sequence);
        foreach (int part in (int[])[1, 2])
        {
            Signals<T> states = whole.Sequence.InitialStates;
            for (int t = 0; t < Steps; t += part)
            {
                Sequence<T> piece = whole.Layer.NewSequence(Math.Min(part, Steps - t), Batch);
                piece.FirstStep = t;
                for (int i = 0; i < piece.Inputs.Count; i++)
                {
                    Memory<T> input = whole.Sequence.Inputs[i];
                    (TCell.Compiled.Inputs[i].IsPerSequence ? input : Part(input, t, piece.Steps)).CopyTo(piece.Inputs[i]);
                }

                for (int i = 0; i < states.Count; i++)
                    piece.InitialStates[i] = states[i];
                whole.Layer.Infer(piece);
                for (int i = 0; i < piece.Outputs.Count; i++)
                    AssertSame(Part(whole.Sequence.Outputs[i], t, piece.Steps).Span, piece.Outputs[i].Span, $"steps from {t} of {part}");
                states = piece.FinalStates;
            }

            for (int i = 0; i < states.Count; i++)
                AssertSame(whole.Sequence.FinalStates[i].Span, states[i].Span, "final state");
        }
    }

    private static Memory<T> Part<T>(Memory<T> memory, int step, int steps) => memory.Slice(step * memory.Length / Steps, steps * memory.Length / Steps);

    private static IEnumerable<Signals<T>> Given<T>(Sequence<T> s)
        where T : unmanaged => [s.Inputs, s.InitialStates, s.OutputGradients, s.FinalStateGradients];

    private static IEnumerable<Signals<T>> Computed<T>(Sequence<T> s)
        where T : unmanaged => [s.Outputs, s.FinalStates, s.InputGradients, s.InitialStateGradients];

    private static void CopyRows<T>(Signals<T> from, Signals<T> to, int[] rows)
        where T : unmanaged
    {
        for (int i = 0; i < from.Count; i++)
        {
            int steps = from[i].Length / Batch / from.SizeOf(i);
            for (int t = 0; t < steps; t++)
            {
                for (int r = 0; r < rows.Length; r++)
                    Row(from[i], steps, t, rows[r]).CopyTo(to[i].Span.Slice(((t * rows.Length) + r) * from.SizeOf(i), from.SizeOf(i)));
            }
        }
    }

    // Row r of what was found is row rows[r] of what is expected; with stride 1 it is that same row.
    private static void AssertRows<T>(Signals<T> expected, Signals<T> found, int[] rows, int stride)
        where T : unmanaged
    {
        for (int i = 0; i < expected.Count; i++)
        {
            int size = expected.SizeOf(i);
            int steps = expected[i].Length / Batch / size;
            int batch = found[i].Length / steps / size;
            for (int t = 0; t < steps; t++)
            {
                for (int r = 0; r < rows.Length; r++)
                {
                    int place = stride == 1 ? rows[r] : r;
                    AssertSame(Row(expected[i], steps, t, rows[r]), found[i].Span.Slice(((t * batch) + place) * size, size),
                        $"{expected.NameOf(i)}, step {t}, row {rows[r]}");
                }
            }
        }
    }

    private static Span<T> Row<T>(Memory<T> memory, int steps, int step, int row)
    {
        int size = memory.Length / Batch / steps;
        return memory.Span.Slice(((step * Batch) + row) * size, size);
    }

    private static void AssertSame<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> found, string what)
        where T : unmanaged =>
        Assert.True(MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(found)), $"{what} differs");
}
