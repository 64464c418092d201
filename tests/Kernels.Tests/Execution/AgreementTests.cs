using System.Numerics;
using Kernels.Execution;
using Kernels.Tests.Execution.Cells;

namespace Kernels.Tests.Execution;

/// <summary>The engine, carrying out plans written by hand, against the executed and recorded declaration.</summary>
public sealed class AgreementTests
{
    // Both sides are double and differ in the order of summation and in the library's activations.
    private const double DoubleTolerance = 1e-11;

    // Sums of at most 200 products of magnitude 1 in float, over at most 11 steps.
    private const double FloatTolerance = 2e-5;

    public static TheoryData<int, int, int, int, int?, int> Shapes()
    {
        var data = new TheoryData<int, int, int, int, int?, int>();
        int[] sizes = [1, 15, 16, 17, 37];
        foreach (int input in sizes)
        {
            foreach (int hidden in sizes)
                data.Add(input, hidden, 5, 3, input % 2 == 0 ? null : 2, 1 + (hidden % 3));
        }

        data.Add(16, 32, 1, 1, null, 1);
        data.Add(5, 48, 11, 1, 1, 2);
        data.Add(7, 64, 4, 70, null, 1);
        data.Add(33, 20, 3, 14, 2, 2);
        data.Add(3, 80, 9, 21, 4, 3);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cells_InDouble_AgreeWithTheDeclaration(int input, int hidden, int steps, int batch, int? blockSteps,
        int threads)
    {
        var options = new RecurrentOptions { BlockSteps = blockSteps, Threads = threads, Split = SplitFor(batch, threads) };
        Check<HandLstm, double>(input, hidden, steps, batch, options, null, DoubleTolerance);
        Check<HandLstmInjected, double>(input, hidden, steps, batch, options, null, DoubleTolerance);
        Check<HandGru, double>(input, hidden, steps, batch, options, null, DoubleTolerance);
        Check<HandIndRnn, double>(input, hidden, steps, batch, options, null, DoubleTolerance);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cells_OnEveryTarget_AgreeWithTheDeclaration(int input, int hidden, int steps, int batch,
        int? blockSteps, int threads)
    {
        foreach (Target target in Targets.Supported)
        {
            var options = new RecurrentOptions
            {
                BlockSteps = blockSteps,
                Threads = threads,
                Target = target,
                Split = SplitFor(batch, threads),
            };
            Check<HandLstm, float>(input, hidden, steps, batch, options, null, FloatTolerance);
            Check<HandGru, float>(input, hidden, steps, batch, options, null, FloatTolerance);
            Check<HandIndRnn, float>(input, hidden, steps, batch, options, null, FloatTolerance);
        }
    }

    /// <summary>Shapes of tests are too small to be shared of their own accord.</summary>
    private static Split SplitFor(int batch, int threads) =>
        threads == 1 ? Split.None : batch >= 6 * threads ? Split.Rows : Split.Units;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public void RaggedRows_PaddedWithNaN_AgreeWithTheDeclaration(int blockSteps, int threads)
    {
        var options = new RecurrentOptions { BlockSteps = blockSteps, Threads = threads, Split = Split.Units };
        foreach (int[] lengths in (int[][])[[7, 0, 3, 1, 6], [2, 3, 0, 1, 3], [0, 0, 0, 0, 0],
            [.. Enumerable.Range(0, 19).Select(i => i % 8)]])
        {
            Check<HandLstm, double>(5, 17, 7, lengths.Length, options, lengths, DoubleTolerance);
            Check<HandLstmInjected, double>(5, 17, 7, lengths.Length, options, lengths, DoubleTolerance);
            Check<HandGru, double>(16, 33, 7, lengths.Length, options, lengths, DoubleTolerance);
            Check<HandIndRnn, double>(3, 18, 7, lengths.Length, options, lengths, DoubleTolerance);
        }
    }

    [Fact]
    public void SequenceOfNoSteps_HandsStatesAndGradientsThrough()
    {
        Check<HandLstm, double>(3, 5, 0, 2, new(), null, 0);
        Check<HandLstmInjected, double>(3, 5, 0, 2, new(), null, 0);
        Check<HandGru, double>(3, 5, 0, 2, new(), null, 0);
        Check<HandIndRnn, double>(3, 5, 0, 2, new(), null, 0);
    }

    [Fact]
    public void AbsentGradients_CountAsZero()
    {
        using var trial = new Trial<HandLstm, double>(4, 18, 3, 2);
        trial.Sequence.OutputGradients[0].Span.Clear();
        trial.Sequence.FinalStateGradients[0].Span.Clear();
        double[] wanted = Flat(trial.Run());
        trial.Layer.Gradients.Clear();
        trial.Sequence.OutputGradients[0] = default;
        trial.Sequence.FinalStateGradients["h"] = default;
        Assert.Equal(wanted, Flat(trial.Run()));
    }

    [Fact]
    public void InputGradient_NotWanted_ChangesNothingElse()
    {
        using var trial = new Trial<HandLstm, double>(4, 18, 3, 2);
        double[] wanted = [.. trial.Run().Layer.Gradients.All];
        trial.Layer.Gradients.Clear();
        trial.Sequence.InputGradients[0] = default;
        Assert.Equal(wanted, trial.Run().Layer.Gradients.All.ToArray());
    }

    [Fact]
    public void Backward_RunTwice_AddsWeightGradients()
    {
        using var trial = new Trial<HandGru, double>(4, 18, 3, 2);
        double[] once = trial.Run().Layer.Gradients.All.ToArray();
        trial.Run();
        Assert.Equal(once.Select(value => 2 * value), trial.Layer.Gradients.All.ToArray());
    }

    private static double[] Flat(Trial<HandLstm, double> trial) =>
        [.. trial.Results().SelectMany(result => result.Values)];

    private static void Check<TCell,
        T>(int input, int hidden, int steps, int batch, RecurrentOptions options, int[]? lengths, double tolerance)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The oracle reads what lies beyond a length no more than the engine may: both get the same NaN.
        using var trial = new Trial<TCell, T>(input, hidden, steps, batch, options, lengths);
        trial.Run().AssertAgrees(tolerance);
    }
}
