using Kernels.Execution;

namespace Kernels.Tests.Language;

/// <summary>Which part of the flat buffer a name stands for.</summary>
public sealed class DeclaredWeightsTests
{
    private static readonly CompiledCell Compiled = HandCompiled.Cell(
        "Probe",
        [
            .. HandCompiled.Affine("a"),
            HandCompiled.Vec("v"),
            HandCompiled.Matrix("m", 2, HandCompiled.Hidden, frozen: true),
            HandCompiled.Scalar("s"),
            HandCompiled.Vec("inner.v"),
        ],
        ["h"],
        sizes: ["Rank"],
        hypers: [new HyperInfo("decay", 0.5), new HyperInfo("inner.decay", double.NaN)]);

    // Input 2, hidden 3, rank 1: a.x 6, a.h 9, a.bias 3, v 3, m 3, s 1, inner.v 3.
    private static readonly double[] Buffer = [.. Enumerable.Range(0, 28).Select(index => (double)index)];

    private static DeclaredWeights Weights(double[]? buffer =
        null) => new(Compiled, [2, 3, 1], buffer ?? Buffer, [0.5, 0.25]);

    [Fact]
    public void Name_OfEachKind_IsItsPartOfTheBuffer()
    {
        var weights = Weights();
        Assert.Equal([18, 19, 20], weights.Vec("v").Values.ToArray());
        Assert.Equal([21, 22, 23], weights.Matrix("m").Values.ToArray());
        Assert.Equal((1, 3), (weights.Matrix("m").Rows, weights.Matrix("m").Columns));
        Assert.Equal(24, weights.Scalar("s").Value);
        Assert.Equal(0.5, weights.Hyper("decay"));
        Assert.Equal(
            [1 + 6 + 8 + 15, 3 + 9 + 11 + 16, 5 + 12 + 14 + 17],
            weights.Affine("a")[new Vec(0, 1), new Vec(1, 0, 1)].Values.ToArray());
    }

    [Fact]
    public void Gradients_AfterARecording_LieWhereTheWeightsDo()
    {
        var weights = Weights();
        using (var recording = new Recording())
        {
            recording.Seed(weights.Scalar("s") * weights.Vec("v"), 1, 0, 0);
            recording.Seed(weights.Matrix("m")[weights.Vec("v")], 100);
            recording.Backward();
        }

        var expected = new double[28];
        (expected[18], expected[19], expected[20]) = (24 + 2100, 2200, 2300);
        expected[24] = 18;
        Assert.Equal(expected, weights.Gradients.ToArray());
    }

    [Fact]
    public void Name_ThatIsUnknown_IsAnsweredWithThoseKnown()
    {
        Refusal.Says("no Vec called 'w'; it has a.x, a.h, a.bias, v", () => Weights().Vec("w"));
        Assert.Throws<ArgumentException>(() => Weights().Affine("v"));
        Assert.Throws<ArgumentException>(() => Weights().Hyper("v"));
    }

    [Fact]
    public void Buffer_OfAnotherLength_IsRefused() =>
        Refusal.Says("28 weights; 27 were given", () => Weights(new double[27]));
}
