using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Reductions, scans and normalisations by values worked out by hand, and at their kinks.</summary>
public sealed class ReductionTests
{
    private static readonly Vec V = new(3, 1, 2);

    [Fact]
    public void Reductions_GiveNumbers()
    {
        (Vec Value, double Expected)[] rows =
        [
            (Sum(V), 6), (Mean(V), 2), (Max(V), 3), (Min(V), 1), (Norm(V), Math.Sqrt(14)), (Dot(V, new Vec(1, 0, -1)), 1),
            (LogSumExp(V), Math.Log(Math.Exp(3) + Math.E + Math.Exp(2))),
        ];
        foreach (var (value, expected) in rows)
        {
            Assert.IsType<Scalar>(value);
            Assert.Equal(expected, value.Values[0], 1e-15);
        }

        Assert.Equal([0.5, 1.0 / 6, 2.0 / 6], (V / Sum(V)).Values.ToArray());
    }

    [Fact]
    public void CumSum_AddsUpFromTheStart() => Assert.Equal([3, 4, 6], CumSum(V).Values.ToArray());

    [Fact]
    public void Softmax_OfEqualUnits_IsEven() => Assert.Equal([0.5, 0.5], Softmax(new Vec(-1000, -1000)).Values.ToArray());

    [Fact]
    public void Softmax_AddsUpToOne()
    {
        var total = Math.E + Math.Exp(2) + Math.Exp(3);
        var expected = new Vec(Math.Exp(3) / total, Math.E / total, Math.Exp(2) / total);
        Assert.Equal(0, Max(Abs(Softmax(V) - expected)).Values[0], 1e-15);
    }

    [Fact]
    public void LogSumExp_OfLargeUnits_DoesNotOverflow()
    {
        Assert.Equal(1000 + Math.Log(2), LogSumExp(new Vec(1000, 1000)).Values[0]);
        Assert.Equal(-1000 + Math.Log(2), LogSumExp(new Vec(-1000, -1000)).Values[0]);
        Assert.Equal(double.NegativeInfinity, LogSumExp(new Vec(double.NegativeInfinity)).Values[0]);
    }

    [Fact]
    public void LayerNorm_HasMeanZeroAndVarianceOne()
    {
        // Mean 2, variance 2/3.
        var deviation = Math.Sqrt((2.0 / 3) + 1e-5);
        Assert.Equal([1 / deviation, -1 / deviation, 0], LayerNorm(V).Values.ToArray());
        Assert.Equal([0.0], LayerNorm(new Vec(7.0)).Values.ToArray());
        Assert.Equal([6, 4, 5], LayerNorm(V, 1.0 / 3).Values.ToArray().Select(y => y + 5));
        Assert.Equal([(2 / deviation) + 1, (-2 / deviation) + 1, 1], LayerNorm(V, 2, 1).Values.ToArray());
    }

    [Fact]
    public void RmsNorm_HasMeanSquareOne()
    {
        var root = Math.Sqrt((14.0 / 3) + 1e-5);
        Assert.Equal([3 / root, 1 / root, 2 / root], RmsNorm(V).Values.ToArray());
        Assert.Equal([3 / root, -1 / root, 0], RmsNorm(V, new Vec(1, -1, 0)).Values.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => RmsNorm(V, -1));
    }

    [Fact]
    public void Dot_OfDifferentSizes_NamesBoth() => Refusal.Says("3 units and 2 units", () => Dot(V, new Vec(1, 2)));

    [Fact]
    public void MaxAndMin_OfEqualUnits_ShareTheGradient()
    {
        Assert.Equal([3, 0, 3], Gradient(Max, 2, 1, 2));
        Assert.Equal([0, 6, 0], Gradient(Min, 2, 1, 2));
        Assert.Equal([2, 2, 2], Gradient(Min, 1, 1, 1));
    }

    [Fact]
    public void Norm_OfZero_HasNoGradient() => Assert.Equal([0, 0], Gradient(Norm, 0, 0));

    [Fact]
    public void MaxAndMin_ReportHowFarTheNextUnitIs()
    {
        using var recording = new Recording();
        _ = Max(recording.Variable(1, 0.5, 1, -3));
        Assert.Equal(0.5, recording.Kinks.Distance);
        _ = Min(recording.Variable(1, 0.75));
        Assert.Equal(0.25, recording.Kinks.Distance);
        _ = Max(new Vec(1, 0.875));
        Assert.Equal(0.25, recording.Kinks.Distance);
    }

    [Fact]
    public void Max_WhoseGreatestUnitChanges_TakesAnotherBranch()
    {
        Assert.Equal(Branch(1, 0.5), Branch(1, 0.75));
        Assert.NotEqual(Branch(1, 0.5), Branch(1, 1.5));

        static ulong Branch(params double[] values)
        {
            using var recording = new Recording(keepsTape: false);
            _ = Max(recording.Variable(values));
            return recording.Kinks.Branches;
        }
    }

    private static double[] Gradient(Func<Vec, Vec> reduction, params double[] values)
    {
        using var recording = new Recording();
        var v = recording.Variable(values);
        recording.Seed(reduction(v), 6);
        recording.Backward();
        return recording.Gradient(v).ToArray();
    }
}
