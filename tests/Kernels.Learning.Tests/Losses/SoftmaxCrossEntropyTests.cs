using Kernels.Learning.Losses;

namespace Kernels.Learning.Tests.Losses;

public sealed class SoftmaxCrossEntropyTests
{
    // One exponential, a sum and a division in single precision.
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(65)]
    [InlineData(100)]
    public void Evaluate_RandomLogits_IsTheDefinition(int classes)
    {
        float[] logits = Logits(3 * classes);
        int[] targets = [0, classes - 1, classes / 2];
        double expected = Enumerable.Range(0, 3).Average(row => Loss(Row(logits, row, classes), targets[row]));
        LossSum loss = SoftmaxCrossEntropy.Evaluate(logits.ToArray(), targets, classes);
        Assert.Equal(3, loss.Count);
        Assert.Equal(expected, loss.Mean, Tolerance);
        Assert.Equal(expected, SoftmaxCrossEntropy.Differentiate(logits, targets, classes).Mean, Tolerance);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(37)]
    public void Differentiate_EveryLogit_IsTheCentralDifferenceOfTheMean(int classes)
    {
        float[] logits = Logits(2 * classes);
        int[] targets = [1, classes - 1];
        float[] gradient = [.. logits];
        SoftmaxCrossEntropy.Differentiate(gradient, targets, classes);
        const double Step = 1e-4;
        for (int i = 0; i < logits.Length; i++)
        {
            double[] row = Row(logits, i / classes, classes);
            int target = targets[i / classes];
            row[i % classes] += Step;
            double above = Loss(row, target);
            row[i % classes] -= 2 * Step;
            double below = Loss(row, target);
            Assert.Equal((above - below) / (2 * Step) / 2, gradient[i], Tolerance);
        }
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(-1e4f)]
    [InlineData(3e38f)]
    public void Differentiate_HugeLogits_StaysFinite(float size)
    {
        float[] logits = [size, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        LossSum loss = SoftmaxCrossEntropy.Differentiate(logits, [0], 10);
        Assert.True(double.IsFinite(loss.Mean));
        Assert.All(logits, g => Assert.True(float.IsFinite(g)));
        Assert.Equal(0, logits.Sum(g => (double)g), Tolerance);
    }

    [Fact]
    public void Differentiate_IgnoredRow_CountsForNothing()
    {
        float[] logits = [1, 2, 3, 4, 5, 6];
        float[] alone = [4, 5, 6];
        LossSum loss = SoftmaxCrossEntropy.Differentiate(logits, [SoftmaxCrossEntropy.Ignored, 2], 3);
        Assert.Equal(SoftmaxCrossEntropy.Differentiate(alone, [2], 3), loss);
        Assert.Equal([0, 0, 0, .. alone], logits);
    }

    [Theory]
    [InlineData(float.NaN, 20)]
    [InlineData(float.PositiveInfinity, 3)]
    public void Evaluate_BrokenLogit_MakesTheLossNaN(float broken, int classes)
    {
        var logits = new float[classes];
        logits[classes / 2] = broken;
        Assert.True(double.IsNaN(SoftmaxCrossEntropy.Evaluate(logits, [0], classes).Mean));
    }

    [Fact]
    public void Evaluate_NoRows_IsZero() => Assert.Equal(0, SoftmaxCrossEntropy.Evaluate([], [], 4).Mean);

    [Fact]
    public void Evaluate_WrongLength_NamesBothShapes()
    {
        ArgumentException error =
            Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Evaluate(new float[5], [0, 1], 3));
        Assert.Contains("[2, 3] = 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_TargetOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftmaxCrossEntropy.Evaluate(new float[3], [3], 3));

    private static float[] Logits(int count) => [.. Numbers.Random(count, 11).Select(x => 4 * x)];

    private static double[] Row(float[] logits, int row, int classes) =>
        [.. logits.Skip(row * classes).Take(classes).Select(x => (double)x)];

    private static double Loss(double[] z, int target) => Math.Log(z.Sum(Math.Exp)) - z[target];
}
