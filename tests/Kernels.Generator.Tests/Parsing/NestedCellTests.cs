using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Tests.Parsing;

public sealed class NestedCellTests
{
    private const string Inner =
        """
        namespace Package
        {
            [Cell]
            public partial class Inner([Gate(Bias = 1)] Affine forget, double gain = 2)
            {
                public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
                {
                    c = Sigmoid(forget[x, h]) * c;
                    return (gain * Tanh(c), c);
                }
            }

            public static class Shapes
            {
                [CellFunction]
                public static Vec Squash(Vec v, double scale) => v / (scale + Abs(v));
            }
        }
        """;

    private const string Outer =
        """
        [Cell]
        public partial class Outer(Package.Inner inner, Affine read, double scale)
        {
            public (Vec y, Vec h, Vec c) Step(Vec x, Vec h, Vec c)
            {
                (h, c) = inner.Step(2 * x, h, c);
                return (Package.Shapes.Squash(read[h], scale), h, c);
            }
        }
        """;

    private const string ExpectedBody =
        """
            %3 = 2
            %4 = Multiply(%3, %0)
            %5 = inner.forget[%4, %1]
            %6 = Sigmoid(%5)
            %7 c = Multiply(%6, %2)
            %8 = inner.gain
            %9 = Tanh(%7)
            %10 h = Multiply(%8, %9)
            %11 = read[%10]
            %12 = scale
            %13 = Abs(%11)
            %14 = Add(%12, %13)
            %15 y = Divide(%11, %14)
        """;

    [Fact]
    public void NestedCell_FromThisProject_IsInlined()
    {
        var text = SpecPrinter.Print(SpecOf.Source(Inner + Outer));
        Assert.Contains(ExpectedBody, text, StringComparison.Ordinal);
        Assert.Contains(
            "    inner: Cell, type global::Package.Inner\n      forget: Affine [x, h], bias 1\n      gain: Hyper, default 2\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestedCell_FromAPackage_GivesTheSameSpec()
    {
        var package = Emit(GeneratorRun.Of(Project.Named("Package", Inner)).Output);
        var project = Project.Of(Outer, package);
        Assert.Equal(SpecOf.Source(Inner + Outer).Body, SpecOf.Compilation(project).Body);
        Assert.Empty(await GeneratorRun.Of(project).DiagnosticsAsync());
    }

    [Fact]
    public async Task NestedCell_FromAPackageWithoutTheGenerator_IsRefused()
    {
        var project = Project.Of(Outer, Emit(Project.Named("Package", Inner)));
        var diagnostics = await GeneratorRun.Of(project).DiagnosticsAsync();
        var diagnostic = Assert.Single(diagnostics, d => d.Id.StartsWith("KRN", StringComparison.Ordinal));
        Assert.Equal("KRN0023", diagnostic.Id);
        Assert.Contains("is not embedded in assembly 'Package'", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99, "''", "format 99")]
    [InlineData(SpecText.Version, "'broken", "damaged")]
    public async Task NestedCell_WithAnUnreadableSpec_IsRefused(int version, string text, string expected)
    {
        var attribute = $"[assembly: CellSpec(\"Package.Inner\", {version}, \"{text}\")]\n";
        var project = Project.Of(Outer, Emit(Project.Named("Package", attribute + Inner)));
        var diagnostic = Assert.Single(await GeneratorRun.Of(project).DiagnosticsAsync(), d => d.Id == "KRN0023");
        Assert.Contains(expected, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helper_FromAPackageWithoutMark_IsRefused()
    {
        var package = Emit(Project.Named("Package", "public static class Shapes { public static Vec Squash(Vec v) => v / (1 + Abs(v)); }"));
        var project = Project.Of("[Cell] public partial class Cell { public Vec Step(Vec x, Vec h) => Shapes.Squash(x + h); }", package);
        var diagnostic = Assert.Single(await GeneratorRun.Of(project).DiagnosticsAsync());
        Assert.Equal(("KRN0019", "Shapes.Squash(x + h)"), (diagnostic.Id, SpanText(diagnostic)));
    }

    [Fact]
    public async Task NestedCell_OfItself_IsRecursion()
    {
        var run = GeneratorRun.Of("[Cell] public partial class Cell(Cell inner) { public Vec Step(Vec x, Vec h) => inner.Step(x, h); }");
        var diagnostic = Assert.Single(await run.DiagnosticsAsync());
        Assert.Equal(("KRN0018", "inner"), (diagnostic.Id, SpanText(diagnostic)));
    }

    [Fact]
    public async Task NestedCell_WithAMistake_IsReportedOnce()
    {
        var run = GeneratorRun.Of(
            """
            [Cell] public partial class Inner(Affine w, Affine unused) { public Vec Step(Vec x, Vec h) => w[x, h]; }
            [Cell] public partial class Outer(Inner inner) { public Vec Step(Vec x, Vec h) => inner.Step(x, h); }
            """);
        Assert.Equal("KRN0024", Assert.Single(await run.DiagnosticsAsync()).Id);
    }

    private static string SpanText(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static PortableExecutableReference Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
