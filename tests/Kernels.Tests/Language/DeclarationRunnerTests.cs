using Kernels.Diagnostics;

namespace Kernels.Tests.Language;

/// <summary>
/// Executed declarations against the same equations written as plain loops, and batches with lengths.
/// </summary>
public sealed class DeclarationRunnerTests
{
    // Both sides are double; only the order of summation differs.
    private const double Tolerance = 1e-13;

    [Fact]
    public void Lstm_Executed_EqualsPlainLoops()
    {
        var (runner, sequence) = Sample<Lstm>(3, 4, steps: 5, batch: 2);
        runner.Forward(sequence);
        for (var row = 0; row < 2; row++)
        {
            var h = sequence.InitialStates[0][(row * 4)..((row + 1) * 4)];
            var c = sequence.InitialStates[1][(row * 4)..((row + 1) * 4)];
            for (var step = 0; step < 5; step++)
            {
                var x = sequence.Inputs[0][(((step * 2) + row) * 3)..(((step * 2) + row + 1) * 3)];
                PlainLoops.Lstm(runner.Weights, x, h, c);
                Equal(h, sequence.Outputs[0].AsSpan(((step * 2) + row) * 4, 4));
            }

            Equal(h, sequence.FinalStates[0].AsSpan(row * 4, 4));
            Equal(c, sequence.FinalStates[1].AsSpan(row * 4, 4));
        }
    }

    [Fact]
    public void MinimalGatedUnit_Executed_EqualsPlainLoops()
    {
        var (runner, sequence) = Sample<MinimalGatedUnit>(2, 5, steps: 4, batch: 1);
        runner.Forward(sequence);
        var h = sequence.InitialStates[0].ToArray();
        for (var step = 0; step < 4; step++)
        {
            PlainLoops.MinimalGatedUnit(runner.Weights, sequence.Inputs[0][(step * 2)..((step + 1) * 2)], h);
            Equal(h, sequence.Outputs[0].AsSpan(step * 5, 5));
        }
    }

    [Fact]
    public void Row_ShorterThanTheBatch_EqualsTheRowAlone()
    {
        var (runner, sequence) = Sample<Lstm>(3, 4, steps: 6, batch: 3);
        sequence.Lengths = [6, 0, 2];
        runner.Backward(sequence);

        var alone = runner.NewSequence(2, 1);
        CopyRow(sequence, alone, row: 2);
        runner.Backward(alone);
        Equal(alone.FinalStates[1], sequence.FinalStates[1].AsSpan(8, 4));
        Equal(alone.InitialStateGradients[0], sequence.InitialStateGradients[0].AsSpan(8, 4));
        Equal(alone.InputGradients[0].AsSpan(3, 3), sequence.InputGradients[0].AsSpan((3 + 2) * 3, 3));
    }

    [Fact]
    public void Row_OfLengthZero_HandsItsStateThrough()
    {
        var (runner, sequence) = Sample<Lstm>(3, 4, steps: 2, batch: 2);
        sequence.Lengths = [2, 0];
        runner.Backward(sequence);
        Equal(sequence.InitialStates[0].AsSpan(4, 4), sequence.FinalStates[0].AsSpan(4, 4));
        Equal(sequence.FinalStateGradients[1].AsSpan(4, 4), sequence.InitialStateGradients[1].AsSpan(4, 4));
        Assert.All(sequence.Outputs[0][4..8].Concat(sequence.Outputs[0][12..16]), value => Assert.Equal(0, value));
        Assert.All(sequence.InputGradients[0][3..6], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Backward_RunTwice_AddsWeightGradients()
    {
        var (runner, sequence) = Sample<Peephole>(2, 3, steps: 3, batch: 2);
        runner.Hypers[0] = 0.5;
        runner.Backward(sequence);
        var once = runner.Gradients.ToArray();
        runner.Backward(sequence);
        Equal([.. once.Select(value => 2 * value)], runner.Gradients);
    }

    [Fact]
    public void Lengths_OutOfRange_AreRefused()
    {
        var (_, sequence) = Sample<Lstm>(3, 4, steps: 2, batch: 2);
        Refusal.Says("found 2, 3", () => sequence.Lengths = [2, 3]);
        Assert.Throws<ArgumentException>(() => sequence.Lengths = [2]);
    }

    [Fact]
    public void Size_ThatTheCellDoesNotHave_IsRefused()
    {
        var message = Assert.Throws<ArgumentException>(() => new DeclarationRunner<Lstm>(3, 4, ("Rank", 2))).Message;
        Assert.Contains("no size 'Rank'", message, StringComparison.Ordinal);
    }

    private static (DeclarationRunner<TCell> Runner, DeclarationSequence Sequence) Sample<TCell>(
        int input, int hidden, int steps, int batch)
        where TCell : ICell<TCell>
    {
        var point = new CheckPoint<TCell>(new DeclarationRunner<TCell>(input, hidden), steps, batch);
        point.Draw(new CheckRandom(7));
        return (point.Runner, point.Sequence);
    }

    private static void CopyRow(DeclarationSequence from, DeclarationSequence to, int row)
    {
        for (var step = 0; step < to.Steps; step++)
        {
            from.Row(from.Inputs[0], step, row, 3).CopyTo(to.Row(to.Inputs[0], step, 0, 3));
            from.Row(from.OutputGradients[0], step, row, 4).CopyTo(to.Row(to.OutputGradients[0], step, 0, 4));
        }

        for (var state = 0; state < 2; state++)
        {
            from.Row(from.InitialStates[state], 0, row, 4).CopyTo(to.InitialStates[state]);
            from.Row(from.FinalStateGradients[state], 0, row, 4).CopyTo(to.FinalStateGradients[state]);
        }
    }

    private static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], found[index], Tolerance);
    }
}
