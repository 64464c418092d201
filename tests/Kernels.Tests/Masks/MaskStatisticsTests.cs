using Kernels.Execution;
using Kernels.Language;

namespace Kernels.Tests.Masks;

/// <summary>
/// That masks look like independent draws of their rate, along each of the five counters. Everything is drawn from
/// given seeds: a test that passes once passes always.
/// </summary>
public sealed class MaskStatisticsTests
{
    private const int Units = 1 << 12;
    private const int Others = 64;

    // Two-sided probability of less than 1e-6 for a normal variable.
    private const double Sigmas = 4.9;

    private static readonly string[] Names = ["seed", "run", "occurrence", "step", "row"];

    public static TheoryData<string> Counters => [.. Names];

    // The first numbers of SplitMix64 from seed 1234567, as its authors' C code gives them.
    [Fact]
    public void Mix_OfTheStatesOfSplitMix_GivesItsNumbers()
    {
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431];
        Assert.Equal(expected, Enumerable.Range(1, 4).Select(i => DrawKeys.Mix(unchecked(1234567 + ((ulong)i * 0x9E3779B97F4A7C15)))));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Masks_OfARate_HaveItAsTheirMean(double rate)
    {
        foreach (string counter in Names)
        {
            double mean = Masks(counter, rate).Average(mask => mask.Average());
            Assert.InRange(mean, rate - Bound(rate), rate + Bound(rate));
        }

        static double Bound(double rate) => Sigmas * Math.Sqrt(rate * (1 - rate) / ((double)Units * Others));
    }

    // How many units each of the others masks, in variance: the sum of squares of normal variables.
    [Theory]
    [MemberData(nameof(Counters))]
    public void Masks_AlongACounter_HaveAsManyUnitsAsChanceGives(string counter)
    {
        const double Rate = 0.3;
        double variance = Units * Rate * (1 - Rate);
        double square = Masks(counter, Rate).Sum(mask => Math.Pow(mask.Sum() - (Units * Rate), 2) / variance);
        AssertChiSquare(square, Others);
    }

    // Each unit over all others, the same way round: no unit is masked too often.
    [Theory]
    [MemberData(nameof(Counters))]
    public void Units_OverACounter_AreMaskedAsOftenAsChanceGives(string counter)
    {
        const double Rate = 0.5;
        double[][] masks = Masks(counter, Rate);
        double square = Enumerable.Range(0, Units).Sum(u => Math.Pow(masks.Sum(mask => mask[u]) - (Others * Rate), 2)) / (Others * Rate * (1 - Rate));
        AssertChiSquare(square, Units);
    }

    // Neighbours along a counter, and neighbouring units: agreement of pairs, 0 for independent ones.
    [Theory]
    [MemberData(nameof(Counters))]
    public void Neighbours_AlongACounter_AreIndependent(string counter)
    {
        double[][] masks = Masks(counter, 0.5);
        for (int distance = 1; distance <= 8; distance *= 2)
        {
            int d = distance;
            AssertNoCorrelation(from i in Enumerable.Range(0, Others - d) from u in Enumerable.Range(0, Units) select Agreement(masks[i][u], masks[i + d][u]));
            AssertNoCorrelation(from mask in masks from u in Enumerable.Range(0, Units - d) select Agreement(mask[u], mask[u + d]));
            AssertNoCorrelation(from i in Enumerable.Range(0, Others - d) from u in Enumerable.Range(0, Units - d) select Agreement(masks[i][u], masks[i + d][u + d]));
        }
    }

    // Two counters that change places, or that both move on, have nothing in common.
    [Fact]
    public void Counters_Exchanged_DrawOtherMasks()
    {
        double[][] masks = [.. Enumerable.Range(0, 3).SelectMany(run => Enumerable.Range(0, 3).SelectMany(occurrence => Enumerable.Range(0, 3)
            .SelectMany(step => Enumerable.Range(0, 3).Select(row => Mask(1, run, occurrence, step, row, 0.5)))))];
        double worst = 0;
        for (int i = 0; i < masks.Length; i++)
        {
            for (int j = 0; j < i; j++)
                worst = Math.Max(worst, Math.Abs(masks[i].Zip(masks[j], Agreement).Sum()) / Math.Sqrt(Units));
        }

        Assert.InRange(worst, 0, Sigmas);
    }

    [Fact]
    public void Mask_OfASequence_IsTheSameAtEveryStepAndThatOfNoStep()
    {
        using var drawing = new Drawing(1, 0);
        double[][] masks = [.. Enumerable.Range(0, 3).Select(step => Draw(5, step, 0.5, Per.Sequence))];
        Assert.Equal(masks[0], masks[1]);
        Assert.Equal(masks[0], masks[2]);
        Assert.NotEqual(masks[0], Draw(5, 0, 0.5, Per.Step));
    }

    [Fact]
    public void Statistics_OfASequenceWithARhythm_AreCaught()
    {
        Assert.ThrowsAny<Exception>(() => AssertNoCorrelation(Enumerable.Range(0, 10000).Select(i => i % 100 < 56 ? 1.0 : -1)));
        Assert.ThrowsAny<Exception>(() => AssertChiSquare(1.5 * Others, 10 * Others));
    }

    private static double[][] Masks(string counter, double rate) => [.. Enumerable.Range(0, Others).Select(i => Mask(
        counter == "seed" ? (ulong)i : 7, counter == "run" ? i : 3, counter == "occurrence" ? i : 2, counter == "step" ? i : 11, counter == "row" ? i : 5, rate))];

    private static double[] Mask(ulong seed, int run, int occurrence, int step, int row, double rate)
    {
        using var drawing = new Drawing(seed, (ulong)run);
        Drawing.Begin((ulong)row, (ulong)step);
        for (int i = 0; i < occurrence; i++)
            Drawing.Mask(new Vec(1.0), rate, Per.Step);
        return Drawing.Mask(new Vec(new double[Units]), rate, Per.Step)!.Values.ToArray();
    }

    private static double[] Draw(int row, int step, double rate, Per per)
    {
        Drawing.Begin((ulong)row, (ulong)step);
        return Drawing.Mask(new Vec(new double[Units]), rate, per)!.Values.ToArray();
    }

    private static double Agreement(double a, double b) => a == b ? 1 : -1;

    private static void AssertNoCorrelation(IEnumerable<double> agreements)
    {
        (double sum, long count) = agreements.Aggregate((0.0, 0L), (total, agreement) => (total.Item1 + agreement, total.Item2 + 1));
        Assert.InRange(Math.Abs(sum) / Math.Sqrt(count), 0, Sigmas);
    }

    // Wilson and Hilferty 1931: the cube root of χ²/n is normal with mean 1 − 2/9n and variance 2/9n.
    private static void AssertChiSquare(double square, int freedom)
    {
        double variance = 2.0 / (9 * freedom);
        Assert.InRange((Math.Cbrt(square / freedom) - (1 - variance)) / Math.Sqrt(variance), -Sigmas, Sigmas);
    }
}
