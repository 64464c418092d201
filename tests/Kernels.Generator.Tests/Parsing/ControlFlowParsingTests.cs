using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class ControlFlowParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "loop over arrays with constant branches", "[Count(3)] Affine[] w, [Count(2)] Vec[] v",
            "public Vec Step(Vec x, Vec h) { for (var i = 0; i < w.Length; i++) { if (i == 0) { h = w[i][x]; continue; } h = Tanh(w[i][h]); } return h * v[0] + v[^1]; }",
            """
            %2 h = w[0][%0]
            %3 = w[1][%2]
            %4 h = Tanh(%3)
            %5 = w[2][%4]
            %6 h = Tanh(%5)
            %7 = v[0]
            %8 = Multiply(%6, %7)
            %9 = v[1]
            %10 h = Add(%8, %9)
            """
        },
        {
            "foreach over matrices, and break", "[Count(2)] Matrix[] w",
            "public Vec Step(Vec x, Vec h) { foreach (var m in w) h = m * h; for (var i = 0; ; i += 2) { if (i > 2) break; h += x; } return h; }",
            """
            %2 h = w[0] * %1
            %3 h = w[1] * %2
            %4 h = Add(%3, %0)
            %5 h = Add(%4, %0)
            """
        },
        {
            "constant conditions", "",
            "const bool On = true; public (Vec y, Vec h) Step(Vec x, Vec h) { Vec y; if (!On || 2 < 1) y = h; else y = x * h; return (y, On ? y * h : h); }",
            """
            %2 y = Multiply(%0, %1)
            %3 h = Multiply(%2, %1)
            """
        },
        {
            "switches on constants", "Vec p",
            "private const int Kind = 2; public Vec Step(Vec x, Vec h) { for (var i = 0; i < 4; i++) { switch (i) { case 0: h = F(h, i); break; case 1 or 2 when i > 1: "
                + "continue; default: h += x; break; } h *= 2; } return F(h * p, Kind) * (Kind switch { > 1 and < 3 => 3, not 7 => 4, _ => 5 }); } "
                + "private static Vec F(Vec v, int kind) => kind switch { 0 => Tanh(v), 1 => Sin(v), _ => Abs(v) };",
            """
            %2 h = Tanh(%1)
            %3 = 2
            %4 h = Multiply(%2, %3)
            %5 h = Add(%4, %0)
            %6 = 2
            %7 h = Multiply(%5, %6)
            %8 h = Add(%7, %0)
            %9 = 2
            %10 h = Multiply(%8, %9)
            %11 = p
            %12 = Multiply(%10, %11)
            %13 = Abs(%12)
            %14 = 3
            %15 h = Multiply(%13, %14)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void ControlFlow_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);
}
