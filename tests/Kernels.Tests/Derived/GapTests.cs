using Kernels.Execution;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Derived;

/// <summary>Products pass over zeros at the ends of their strips, and compute what they compute with them.</summary>
public sealed class GapTests
{
    private const int Hidden = 256;

    public static TheoryData<string> TargetNames => [.. Targets.Supported.Select(target => target.ToString())];

    // Through 0 · ∞ an infinite unit would reach every unit: it reaches its own block, and those that share a strip with it.
    [Theory]
    [MemberData(nameof(TargetNames))]
    public void InfiniteUnit_OfABlock_DoesNotReachBlocksFarFromIt(string target)
    {
        using var layer = new Recurrent<DerivedCells.Heads>(3, Hidden, new() { Target = Enum.Parse<Target>(target) });
        Sequence<float> sequence = layer.NewSequence(1, 8);
        for (int row = 0; row < 8; row++)
            sequence.InitialStates[0].Span[row * Hidden] = float.PositiveInfinity;
        layer.Infer(sequence);
        for (int row = 0; row < 8; row++)
        {
            ReadOnlySpan<float> outputs = sequence.Outputs[0].Span.Slice(row * Hidden, Hidden);
            Assert.All(outputs[(Hidden / 2)..].ToArray(), unit => Assert.InRange(unit, -1, 1));
            Assert.Contains(outputs[..(Hidden / 4)].ToArray(), unit => Math.Abs(unit) == 1);
        }
    }

    [Theory]
    [MemberData(nameof(TargetNames))]
    public void Blocks_OfManyUnits_AgreeWithTheDeclaration(string target)
    {
        foreach (int batch in (int[])[1, 5, 16])
        {
            using var trial = new Trial<DerivedCells.Heads, float>(6, 199, 3, batch, new() { Target = Enum.Parse<Target>(target) });
            trial.Run().AssertAgrees(2e-5);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Blocks_OnSeveralThreads_HaveTheSameBits(int threads)
    {
        foreach (Split split in (Split[])[Split.Rows, Split.Units])
        {
            using var one = new Trial<DerivedCells.Heads, float>(6, 199, 4, 9);
            using var other = new Trial<DerivedCells.Heads, float>(6, 199, 4, 9, new() { Threads = threads, Split = split });
            one.Run();
            other.Run();
            foreach (var (expected, found) in one.Results().Zip(other.Results()))
                Assert.True(expected.Values.AsSpan().SequenceEqual(found.Values), expected.Name);
        }
    }

    // Zeros that an edit fills are multiplied from then on.
    [Fact]
    public void Gaps_OfAWeightThatIsFilledLater_AreFilled()
    {
        using var layer = new Recurrent<DerivedCells.Plain>(3, 64);
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit["recurrent"].Clear();
        Sequence<float> sequence = layer.NewSequence(1, 2);
        sequence.InitialStates[0].Span.Fill(1);
        layer.Infer(sequence);
        Assert.All(sequence.Outputs[0].ToArray(), unit => Assert.Equal(0, unit));
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit["recurrent"][^1] = 0.5f;
        layer.Infer(sequence);
        Assert.Equal(Math.Tanh(0.5), sequence.Outputs[0].Span[63], 1e-6);
        Assert.Equal(0, sequence.Outputs[0].Span[62]);
    }
}
