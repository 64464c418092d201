using Kernels.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Tests;

public sealed class IncrementalityTests
{
    private const string Elman =
        """
        [Cell]
        public partial class Elman(Affine hidden)
        {
            public Vec Step(Vec x, Vec h) => Tanh(hidden[x, h]);
        }

        """;

    private const string Leaky =
        """
        [Cell]
        public partial class Leaky(Affine hidden)
        {
            public Vec Step(Vec x, Vec h) => h + 0.5 * Tanh(hidden[x, h]);
        }

        """;

    private const string Function = "public static class F { [CellFunction] public static Vec Twice(Vec v) => v + v; }\n";

    [Theory]
    [InlineData("// a remark\n")]
    [InlineData("\n\n")]
    [InlineData("public class Unrelated { }\n")]
    public void AddedText_BeforeTheCell_ModifiesNothing(string text)
    {
        var second = RunTwice(Elman + Function, text + Elman + Function);
        CachingAssert.EverythingIsCached(second);
    }

    [Fact]
    public void MovedBlanks_InsideStep_ModifyNothing() =>
        CachingAssert.EverythingIsCached(RunTwice(Elman, Elman.Replace("[x, h]", "[x,  /* both */ h]", StringComparison.Ordinal)));

    [Fact]
    public void ChangedEquation_ModifiesEveryStep()
    {
        var second = RunTwice(Elman, Elman.Replace("Tanh", "Sigmoid", StringComparison.Ordinal));
        Assert.All(Reasons(second), reasons => Assert.Equal([IncrementalStepRunReason.Modified], reasons.Value));
    }

    [Fact]
    public void ChangedCell_LeavesTheOtherCached()
    {
        var second = RunTwice(Elman + Leaky, Elman + Leaky.Replace("0.5", "0.25", StringComparison.Ordinal));
        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified], Reasons(second)[TrackingNames.Parse]);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(second)[TrackingNames.Compile]);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(second)[TrackingNames.Emit]);
    }

    [Fact]
    public void AddedCell_LeavesTheFirstCached()
    {
        var second = RunTwice(Elman, Elman + Leaky);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Reasons(second)[TrackingNames.Compile]);
    }

    [Fact]
    public void CachingAssert_OnAHeldSymbol_NamesWhereItIs()
    {
        var compilation = Project.Of(Elman);
        Assert.Contains("Assembly", CachingAssert.FindForbidden(new { Inner = new object[] { "text", compilation.Assembly } }), StringComparison.Ordinal);
        Assert.NotNull(CachingAssert.FindForbidden(new { compilation.SyntaxTrees[0].GetRoot().GetFirstToken().Span }));
        Assert.Null(CachingAssert.FindForbidden(new { Inner = new object[] { "text", 1.5 } }));
    }

    [Fact]
    public void CachingAssert_OnAChangedEquation_Fails()
    {
        var second = RunTwice(Elman, Elman.Replace("Tanh", "Sigmoid", StringComparison.Ordinal));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => CachingAssert.EverythingIsCached(second));
    }

    [Fact]
    public void Run_WhenCancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => GeneratorRun.Driver().RunGenerators(Project.Of(Elman), cancelled.Token));
    }

    [Fact]
    public void Parser_WhenCancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var compilation = Project.Of(Elman);
        var cell = compilation.GetTypeByMetadataName("Elman")!;
        Assert.ThrowsAny<OperationCanceledException>(
            () => Kernels.Generator.Parsing.CellParser.Parse(compilation, cell, cancelled.Token));
    }

    private static GeneratorDriverRunResult RunTwice(string first, string second)
    {
        var compilation = Project.Of(first);
        var driver = GeneratorRun.Driver().RunGenerators(compilation);
        return driver.RunGenerators(Project.WithSource(compilation, second)).GetRunResult();
    }

    private static Dictionary<string, IncrementalStepRunReason[]> Reasons(GeneratorDriverRunResult result) =>
        result.Results[0].TrackedSteps
            .Where(step => step.Key is TrackingNames.Parse or TrackingNames.Compile or TrackingNames.Emit)
            .ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
}
