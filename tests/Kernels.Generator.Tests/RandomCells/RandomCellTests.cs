using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Kernels.Generator.Tests.RandomCells;

/// <summary>
/// Cells that nobody wrote: compiled in one project without a warning, and held against their executed declaration.
/// KERNELS_RANDOM_SEED repeats a run, KERNELS_RANDOM_CELLS says how many cells are drawn.
/// </summary>
public sealed class RandomCellTests(ITestOutputHelper output)
{
    private const int FixedSeed = 20240;

    private static readonly int[] Units = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17];

    [Fact]
    public void Cells_OfAFixedAndAFreshSeed_PassTheGradientCheck() => CheckAll(
        Number("KERNELS_RANDOM_SEED") ?? Random.Shared.Next(1_000_000), Number("KERNELS_RANDOM_CELLS") ?? 200);

    [Fact]
    public void Check_OfKernelsOfADeclarationThatDiffersInOneTerm_Fails()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var right = RandomDeclaration.Of("Right", seed).Text;
            var assembly = RandomAssembly.Compile([right, DifferentDeclaration.Of("Right", "Wrong")]);
            Assert.True(Check(assembly, "Right", right, seed).Passed);
            Assert.False(Check(assembly, "Wrong", right, seed).Passed);
        }
    }

    [Fact]
    public void Declaration_OfTheSameSeed_IsTheSame()
    {
        Assert.Equal(RandomDeclaration.Of("Cell", 7).Text, RandomDeclaration.Of("Cell", 7).Text);
        Assert.NotEqual(RandomDeclaration.Of("Cell", 7).Text, RandomDeclaration.Of("Cell", 8).Text);
    }

    [Theory]
    [InlineData("[Delay(nameof(x")]
    [InlineData("[Delay(nameof(s")]
    [InlineData("Scalar n0")]
    [InlineData("Matrix m)")]
    [InlineData("Outer(")]
    [InlineData(".Transposed[")]
    [InlineData("ScaleColumns(")]
    [InlineData("Hadamard(")]
    [InlineData("Softmax(")]
    [InlineData("LayerNorm(")]
    [InlineData("Dot(")]
    [InlineData("Concat(")]
    [InlineData("Slice(")]
    [InlineData("Zoneout(")]
    [InlineData("for (var i")]
    [InlineData("[StepIndex]")]
    [InlineData("Select(Remainder(t")]
    [InlineData("[PerSequence] Vec")]
    [InlineData("[PerSequence] Scalar")]
    [InlineData("SoftmaxRows(")]
    [InlineData("RowDots(")]
    [InlineData("Product(")]
    [InlineData("Shift(")]
    public void Declarations_OfAHundredSeeds_HaveEveryConstruct(string text) =>
        Assert.Contains(Enumerable.Range(0, 100), seed => RandomDeclaration.Of("Cell", seed).Text.Contains(text, StringComparison.Ordinal));

    private void CheckAll(int seed, int count)
    {
        output.WriteLine($"seed {seed}, {count} cells");
        var clock = Stopwatch.StartNew();
        // A fifth of them are the same in every run; all are compiled at once, since most of the time goes there.
        var cells = Enumerable.Range(0, count).Select(i => (Name: $"Cell{i}", Seed: ((i < count / 5 ? FixedSeed : seed) * 1000) + i)).ToList();
        var texts = cells.ToDictionary(cell => cell.Name, cell => RandomDeclaration.Of(cell.Name, cell.Seed).Text);
        var assembly = RandomAssembly.Compile(texts.Values);
        output.WriteLine($"compiled after {clock.Elapsed.TotalSeconds:0.0} s");
        var failures = new List<string>();
        var undecided = 0;
        var reports = cells.AsParallel().AsOrdered().Select(cell => (cell.Name, Check(assembly, cell.Name, texts[cell.Name], cell.Seed)));
        foreach (var (name, report) in reports)
        {
            if (IsUndecided(report))
                undecided++;
            else if (!report.Passed)
                failures.Add($"{texts[name]}\n{report}");
        }

        output.WriteLine($"checked after {clock.Elapsed.TotalSeconds:0.0} s, {undecided} undecided");
        Assert.InRange(undecided, 0, count / 20);
        Assert.True(failures.Count == 0, $"KERNELS_RANDOM_SEED={seed}: {failures.Count} of {count} cells fail.\n\n{string.Join("\n\n", failures.Take(8))}");
    }

    /// <summary>
    /// A declaration may compare two values that are always equal, as in Max(v, Mix(g, v, v)): it stands on a kink everywhere,
    /// where differences prove nothing and float may take the other side.
    /// </summary>
    private static bool IsUndecided(GradientCheckReport report) =>
        report.DirectionError is { } error && double.IsNaN(error) && report.Rows.All(row => row.Double <= GradientCheckReport.DoubleTolerance);

    /// <summary>
    /// In float the gradient of a few numbers may be a small remainder of large terms, and then has few correct digits whatever computes it:
    /// such a point is drawn anew, and so is one that kinks leave so short a step that differences have few. A wrong kernel or
    /// derivative is wrong at every point; in double kernels must pass at each. One unit less its mean is zero at every point, and
    /// float would be compared with nothing but its own rounding: such cells get two units.
    /// </summary>
    private static GradientCheckReport Check(RandomAssembly assembly, string name, string text, int seed)
    {
        var random = new Random(seed);
        var least = text.Contains("LayerNorm(", StringComparison.Ordinal) || text.Contains("Mean(", StringComparison.Ordinal) ? 2 : 1;
        (int Input, int Hidden, int Batch, int Steps) shape = (Pick(random, least), Pick(random, least), random.Next(1, 4), random.Next(1, 7));
        (string, int)[] sizes = [("Rank", Pick(random, least)), ("Wide", Pick(random, least))];
        GradientCheckReport report = null!;
        for (ulong draw = 1; draw <= 3; draw++)
        {
            report = assembly.Check(name, shape.Input, shape.Hidden, shape.Batch, shape.Steps, draw, sizes);
            if (report.Passed || report.Rows.Any(row => row.Double > GradientCheckReport.DoubleTolerance))
                break;
        }

        return report;
    }

    private static int Pick(Random random, int least) => Math.Max(least, Units[random.Next(Units.Length)]);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
