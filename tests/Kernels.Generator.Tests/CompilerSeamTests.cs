using Kernels.Compiler.Specs;
using Kernels.Generator.Analyzers;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests;

public sealed class CompilerSeamTests
{
    private const string Source = "[Cell] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) => Tanh(w[x, h]) + h; }";

    private static readonly string[] Interface = ["Compiled", "SingleEquations", "DoubleEquations", "Create", "Execute"];

    [Theory]
    [InlineData(2, "KRN0028@w[x, h]")]
    [InlineData(4, "KRN0028@Tanh(w[x, h]) + h")]
    [InlineData(-1, "KRN0028@Cell")]
    [InlineData(99, "KRN0028@Cell")]
    public async Task ErrorOfTheCompiler_ByInstruction_IsReportedAtItsExpression(int instruction, string expected)
    {
        var error = new CompilerError(instruction, "KRN0028", new(["x", "Input", "Hidden", "Give x the size Hidden"]));
        var run = GeneratorRun.Of(Project.Of(Source), generator: Refusing(error));
        var diagnostic = Assert.Single(await run.DiagnosticsAsync(new CellAnalyzer((_, _) => new([error]))));
        Assert.Equal(expected, $"{diagnostic.Id}@{diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}");
        Assert.Contains("'x' has size Input, but Hidden was expected", diagnostic.GetMessage(null), StringComparison.Ordinal);
        AssertStub(run);
    }

    [Fact]
    public async Task ErrorOfTheCompiler_WithoutAnIdOfItsOwn_IsReportedAsRefusal()
    {
        var error = new CompilerError(3, "unheard of", new(["no rank 2 yet"]));
        var run = GeneratorRun.Of(Project.Of(Source), generator: Refusing(error));
        var diagnostic = Assert.Single(await run.DiagnosticsAsync(new CellAnalyzer((_, _) => new([error]))));
        Assert.Equal("KRN0029", diagnostic.Id);
        Assert.Contains("no rank 2 yet", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureOfTheCompiler_BecomesADiagnosticAndAStub()
    {
        var run = GeneratorRun.Of(
            Project.Of(Source), generator: new CellGenerator((_, _, _) => throw new InvalidOperationException("pass 3\nwent wrong")));
        var diagnostic = Assert.Single(await run.DiagnosticsAsync());
        Assert.Equal("KRN0030", diagnostic.Id);
        Assert.Contains("'Cell' (InvalidOperationException: pass 3 went wrong)", diagnostic.GetMessage(null), StringComparison.Ordinal);
        AssertStub(run);
    }

    [Fact]
    public async Task FailureOfTheCheck_IsLeftToTheGenerator() => Assert.Empty(
        await GeneratorRun.Of(Source).DiagnosticsAsync(new CellAnalyzer((_, _) => throw new InvalidOperationException())));

    [Fact]
    public void Cancellation_InsideTheCompiler_IsNotAFailure()
    {
        using var source = new CancellationTokenSource();
        var generator = new CellGenerator((_, _, cancellation) =>
        {
            source.Cancel();
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => GeneratorRun.Driver(generator: generator).RunGenerators(Project.Of(Source), source.Token));
    }

    private static CellGenerator Refusing(CompilerError error) =>
        new((_, _, _) => new CompiledSources(EquatableArray<EmittedSource>.Empty, new([error])));

    private static void AssertStub(GeneratorRun run)
    {
        var stub = Assert.Single(run.Files).Value;
        Assert.All(Interface, member => Assert.Contains($" {member}", stub, StringComparison.Ordinal));
    }
}
