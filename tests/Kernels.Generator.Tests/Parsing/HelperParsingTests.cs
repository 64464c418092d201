using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class HelperParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "helper with named arguments and nested calls", "Affine f, Affine g",
            "public Vec Step(Vec x, Vec h) => Gate(g: g, f: f, u: x, v: h); static Vec Gate(Affine f, Affine g, Vec u, Vec v) { var a = Sq(f[u, v]); return a * Sq(g[v, a * u]); } static Vec Sq(Vec v) => v * v;",
            """
            %2 = f[%0, %1]
            %3 a = Multiply(%2, %2)
            %4 = Multiply(%3, %0)
            %5 = g[%1, %4]
            %6 = Multiply(%5, %5)
            %7 h = Multiply(%3, %6)
            """
        },
        {
            "local functions", "Affine f",
            "public Vec Step(Vec x, Vec h) { return F(x) + G(); static Vec F(Vec y) => y * y; Vec G() { return f[x, h]; } }",
            """
            %2 = Multiply(%0, %0)
            %3 = f[%0, %1]
            %4 h = Add(%2, %3)
            """
        },
        {
            "generic helper and optional argument", "",
            "public Vec Step(Vec x, Vec h) => Mix(x, h) + Mix(h, x, 3); static TAny Same<TAny>(TAny v) => v; static Vec Mix(Vec a, Vec b, double k = 2) => Same(a) * k + b;",
            """
            %2 = 2
            %3 = Multiply(%0, %2)
            %4 = Add(%3, %1)
            %5 = 3
            %6 = Multiply(%1, %5)
            %7 = Add(%6, %0)
            %8 h = Add(%4, %7)
            """
        },
        {
            "properties of the cell", "Vec p, Affine w, Scalar s",
            "private Vec Gate => Sigmoid(p) * Gain; private static double Gain { get { return 0.5; } } private Affine Both { get; } = w; "
                + "private static double Third { get; } = 1.0 / 4; public Vec Step(Vec x, Vec h) => this.Gate * Both[x, h] + Third * s;",
            """
            %2 = p
            %3 = Sigmoid(%2)
            %4 = 0.5
            %5 = Multiply(%3, %4)
            %6 = w[%0, %1]
            %7 = Multiply(%5, %6)
            %8 = s
            %9 = 0.25
            %10 = Multiply(%9, %8)
            %11 h = Add(%7, %10)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Helper_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);

    [Fact]
    public void Helper_CalledAsAnExtension_IsInlined()
    {
        var spec = SpecOf.Source(
            """
            [Cell] public partial class Cell { public Vec Step(Vec x, Vec h) => x.Times(h).Times(x); }
            public static class Extensions { public static Vec Times(this Vec a, Vec b) => a * b; }
            """);
        Assert.Equal("0,1|2,0", string.Join('|', spec.Body.Skip(2).Select(i => string.Join(',', i.Arguments))));
    }
}
