using System.Globalization;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests;

public sealed class EmissionTests
{
    private const string Rich =
        """
        namespace Demo.@event
        {
            public static partial class Outer
            {
                internal partial struct @class
                {
                    [Cell]
                    public partial class Inner(Affine w) { public Vec Step(Vec x, Vec h) => w[x, h]; }

                    [Cell]
                    private sealed partial class @default(
                        [Count(2)] Affine[] @if, Matrix m, [Count(1)] Matrix[] ms, Vec v, [Count(1)] Vec[] vs, Scalar s, [Count(1)] Scalar[] ss, Inner inner, double decay = 0.5)
                    {
                        private (Vec h, Vec y) Step(Vec x, Vec h) =>
                            (@if[0][x] + @if[1][inner.Step(x, h)] * v * vs[0] - 1.5 * decay, m * h + ms[0] * x * s * ss[0]);
                    }
                }
            }
        }
        """;

    [Theory]
    [InlineData(Rich)]
    [InlineData("[Cell] public partial class Cell { public Vec Step(Vec h) => 0.5 * Abs(h); }")]
    [InlineData("namespace A; [Cell] partial class CELL(Affine w) { internal Vec Step(Vec x, Vec h) => w[x]; } [Cell] partial class Cell(Affine w) { internal Vec Step(Vec x, Vec h) => w[x]; }")]
    [InlineData("[Cell] partial class Cell { public Vec Step(Vec h) => h * 0.5; } partial class Cell { }")]
    [InlineData("[Cell] partial class Cell(double limit = double.PositiveInfinity) { public Vec Step(Vec h) => 0.5 * Min(h, limit); }")]
    [InlineData("public static class F { [CellFunction] public static Vec f(Vec v) => v + v; [CellFunction] public static (Vec a, Vec b) F1(Vec v, double k) => (v * k, v); }")]
    public async Task EmittedCode_OfACorrectCell_CompilesWithoutWarnings(string source) =>
        Assert.Empty(await GeneratorRun.Of(source, dump: "all").DiagnosticsAsync());

    [Fact]
    public void Declaration_OfARichCell_ConstructsAndRunsIt()
    {
        var text = GeneratorRun.Of(Rich).Files["Demo.event.Outer.class.default.Declaration.g.cs"];
        Assert.Contains(
            """
            namespace Demo.@event;

            partial class Outer
            {
                partial struct @class
                {
                    partial class @default : global::Kernels.ICell<global::Demo.@event.Outer.@class.@default>
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            """
                        weights.Affines("if", 2),
                            weights.Matrix("m"),
                            weights.Matrices("ms", 1),
                            weights.Vec("v"),
                            weights.Vecs("vs", 1),
                            weights.Scalar("s"),
                            weights.Scalars("ss", 1),
                            weights.Cell<global::Demo.@event.Outer.@class.Inner>("inner"),
                            weights.Hyper("decay"));
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("(results[0], results[1]) = Step(operands[0], operands[1]);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistaken_Cell_GetsAStubOfTheWholeInterface()
    {
        var files = GeneratorRun.Of("[Cell] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) => x; }").Files;
        var stub = Assert.Single(files).Value;
        string[] members = ["Compiled", "SingleEquations", "DoubleEquations", "Create", "Execute", "a build with analyzers reports"];
        Assert.All(members, member => Assert.Contains(member, stub, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("plan", false)]
    [InlineData("spec", true)]
    [InlineData("plan;Spec", true)]
    [InlineData("all", true)]
    public void Dump_OfTheSpec_IsAFileOfComments(string? dump, bool expected)
    {
        var files = GeneratorRun.Of("[Cell] public partial class Cell { public Vec Step(Vec h) => 0.5 * Abs(h); }", dump).Files;
        Assert.Equal(expected, files.TryGetValue("Cell.Dump.spec.g.cs", out var text));
        Assert.All((text ?? "").Split('\n'), line => Assert.True(line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)));
        Assert.True(!expected || text!.Contains("//     %1 = Abs(%0)", StringComparison.Ordinal));
    }

    [Fact]
    public void EmittedText_UnderAHostileCulture_IsTheSame()
    {
        var expected = GeneratorRun.Of(Rich, "all").Files;
        var hostile = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal("\u22121,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            var actual = GeneratorRun.Of(Rich, "all").Files;
            Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
            Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void EmittedText_HasUnixLineEndsAndNoTrailingBlanks()
    {
        foreach (var (name, text) in GeneratorRun.Of(Rich.ReplaceLineEndings("\r\n"), "all").Files)
        {
            if (!name.EndsWith("Declaration.g.cs", StringComparison.Ordinal) && !name.Contains("Dump", StringComparison.Ordinal))
                continue;
            Assert.False(text.Contains('\r', StringComparison.Ordinal), name);
            Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        }
    }
}
