using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>What carries itself and decays ends at zero, and is exact before that.</summary>
public sealed class DecayTests
{
    private const int Steps = 200;
    private const int Hidden = 19;

    // Two periods of the guard: halved so often, the state is smaller than the bound for the first time when it is looked at.
    private const int Kept = 127;

    public static TheoryData<Target, int, int, int?> Runs
    {
        get
        {
            var runs = new TheoryData<Target, int, int, int?>();
            foreach (Target target in Targets.Supported)
            {
                runs.Add(target, 1, 1, null);
                runs.Add(target, 3, 1, 7);
                runs.Add(target, 3, 2, 100);
                runs.Add(target, 17, 2, null);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void State_HalvedAtEachStep_IsExactUntilItIsZero(Target target, int batch, int threads, int? block)
    {
        using var layer = Halving(target, threads, block, bias: 0);
        Sequence<float> sequence = Run(layer, batch);
        Assert.Equal(
            Enumerable.Range(1, Steps).SelectMany(n => Enumerable.Repeat(Halved(n), batch * Hidden)),
            sequence.Outputs[0].Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Gradient_HalvedAtEachStep_IsExactUntilItIsZero(Target target, int batch, int threads, int? block)
    {
        // The bias keeps every unit where its derivative is one.
        using var layer = Halving(target, threads, block, bias: 1);
        Sequence<float> sequence = Run(layer, batch);
        sequence.OutputGradients[0].Span[((Steps - 1) * batch * Hidden)..].Fill(1);
        layer.Backward(sequence);

        // What step 63 hands back is 2⁻¹³⁷; step 127 handed back 2⁻⁷³.
        Assert.Equal(
            Enumerable.Range(0, Steps).SelectMany(t =>
                Enumerable.Repeat(t < 63 ? 0 : MathF.ScaleB(1, t + 1 - Steps), batch * Hidden)),
            sequence.InputGradients[0].Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void State_BesideProducts_IsExactUntilItIsZero(Target target, int batch, int threads, int? block)
    {
        // Zero weights: the forget gate is one half, and nothing is added.
        using var layer = new Recurrent<Lstm>(2, Hidden, Options(target, threads, block));
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit.All.Clear();
        foreach (int steps in (int[])[Kept, Kept + 1])
        {
            Sequence<float> sequence = layer.NewSequence(steps, batch);
            sequence.InitialStates["c"].Span.Fill(1);
            layer.Infer(sequence);
            Assert.All(sequence.FinalStates["c"].Span.ToArray(), c => Assert.Equal(Halved(steps), c));
        }
    }

    [Fact]
    public void Row_ThatEndsEarlier_KeepsWhatItHadAlone()
    {
        using var layer = Halving(Targets.Best, 1, null, bias: 0);
        Sequence<float> sequence = layer.NewSequence(Steps, 2);
        sequence.Lengths = [Steps, 120];
        sequence.InitialStates[0].Span.Fill(1);
        layer.Infer(sequence);
        Assert.Equal(
            Enumerable.Repeat(0f, Hidden).Concat(Enumerable.Repeat(Halved(120), Hidden)),
            sequence.FinalStates[0].Span.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stream_OfADecay_IsTheSequence(int batch)
    {
        using var layer = Halving(Targets.Best, 1, null, bias: 0);
        using Stream<float> stream = layer.NewStream(batch);
        for (int round = 0; round < 2; round++)
        {
            for (int row = 0; row < batch; row++)
                stream.State("h", row).Fill(1);
            float[] y = new float[batch * Hidden];
            for (int n = 1; n <= Steps; n++)
            {
                stream.Step(new float[batch * Hidden], y);
                Assert.All(y, h => Assert.Equal(Halved(n), h));
            }

            stream.Reset();
        }
    }

    // Halved at every other step, and looked at after a step at which it only stays: the first time that it is too small.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void State_ThatRestsWhenItIsLookedAt_IsExactUntilItIsZero(int threads)
    {
        using var layer = new Recurrent<ClockCells.Gated>(2, Hidden, Options(Targets.Best, threads, null));
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit.All.Clear();
        Sequence<float> sequence = layer.NewSequence(300, 3);
        sequence.InitialStates["h"].Span.Fill(1);
        layer.Infer(sequence);
        Assert.Equal(
            Enumerable.Range(1, 300).SelectMany(n => Enumerable.Repeat(n < 256 ? MathF.ScaleB(1, -(n + 1) / 2) : 0, 3 * Hidden)),
            sequence.Outputs[0].Span.ToArray());
    }

    [Fact]
    public void State_InDouble_IsKeptMuchLonger()
    {
        using var layer = new Recurrent<IndRnn, double>(1, 1);
        using (WeightsEdit<double> edit = layer.Weights.Edit())
        {
            edit.All.Clear();
            edit["recurrent"].Fill(0.5);
        }

        Sequence<double> sequence = layer.NewSequence(1100, 1);
        sequence.InitialStates[0].Span.Fill(1);
        layer.Forward(sequence);
        Assert.Equal(
            Enumerable.Range(1, 1100).Select(n => n < 1024 ? Math.ScaleB(1, -n) : 0),
            sequence.Outputs[0].Span.ToArray());
    }

    // What the guard is for: without it nine tenths of a few units in the last place are rounded up again, for ever.
    [Fact]
    public void PlainLoop_OfADecay_EndsInADenormal()
    {
        float h = 1;
        for (int t = 0; t < 10_000; t++)
            h *= 0.9f;
        Assert.True(float.IsSubnormal(h));
    }

    [Fact]
    public void Layer_OfTheSameDecay_NeverHasADenormal()
    {
        using var layer = Halving(Targets.Best, 1, null, bias: 0);
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit["recurrent"].Fill(0.9f);
        Sequence<float> sequence = layer.NewSequence(10_000, 1);
        sequence.InitialStates[0].Span.Fill(1);
        layer.Infer(sequence);
        Assert.DoesNotContain(sequence.Outputs[0].Span.ToArray(), float.IsSubnormal);
        Assert.Equal(0, sequence.Outputs[0].Span[^1]);
    }

    private static float Halved(int times) => times <= Kept ? MathF.ScaleB(1, -times) : 0;

    private static RecurrentOptions Options(Target target, int threads, int? block) =>
        new() { Target = target, Threads = threads, BlockSteps = block };

    // h = relu(W x + u h₋ + b) with u = ½ and W = 1, so that the gradient of x shows that of h.
    private static Recurrent<IndRnn> Halving(Target target, int threads, int? block, float bias)
    {
        var layer = new Recurrent<IndRnn>(Hidden, Hidden, Options(target, threads, block));
        using WeightsEdit<float> edit = layer.Weights.Edit();
        edit.All.Clear();
        edit["recurrent"].Fill(0.5f);
        edit["hidden.bias"].Fill(bias);
        for (int unit = 0; unit < Hidden; unit++)
            edit["hidden.x"][unit * (Hidden + 1)] = 1;
        return layer;
    }

    private static Sequence<float> Run(Recurrent<IndRnn> layer, int batch)
    {
        Sequence<float> sequence = layer.NewSequence(Steps, batch, gradients: true);
        sequence.InitialStates[0].Span.Fill(1);
        layer.Forward(sequence);
        return sequence;
    }
}
