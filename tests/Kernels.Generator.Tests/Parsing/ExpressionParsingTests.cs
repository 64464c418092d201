using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class ExpressionParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "numbers on either side", "",
            "private const double K = 3; public Vec Step(Vec x, Vec h) { const int k = 2; return 1 - h * 2.5f + K * k - Math.PI; }",
            """
            %2 = 2.5
            %3 = Multiply(%1, %2)
            %4 = 1
            %5 = Subtract(%4, %3)
            %6 = 6
            %7 = Add(%5, %6)
            %8 = 3.141592653589793
            %9 h = Subtract(%7, %8)
            """
        },
        {
            "hyper-parameter arithmetic", "double decay = 0.9",
            "public Vec Step(Vec x, Vec h) { var d = 1 - decay; return d * h + Math.Exp(-decay); }",
            """
            %2 = decay
            %3 = 1
            %4 d = Subtract(%3, %2)
            %5 = Multiply(%4, %1)
            %6 = Negate(%2)
            %7 = Exp(%6)
            %8 h = Add(%5, %7)
            """
        },
        {
            "selection by each comparison", "",
            "public Vec Step(Vec x, Vec h) => Select(x < h, x, h) + Select(x >= 0, 1, h) + Select(h > x, h, 2) * Select(x <= h, x, h);",
            """
            %2 = SelectLess(%0, %1, %0, %1)
            %3 = 0
            %4 = 1
            %5 = SelectLessOrEqual(%3, %0, %4, %1)
            %6 = Add(%2, %5)
            %7 = 2
            %8 = SelectLess(%0, %1, %1, %7)
            %9 = SelectLessOrEqual(%0, %1, %0, %1)
            %10 = Multiply(%8, %9)
            %11 h = Add(%6, %10)
            """
        },
        {
            "masks of masks", "Vec p",
            "public Vec Step(Vec x, Vec h) { var inside = x > -0.25 & !(p < x); return Select(inside | h >= x, x, h) + Choose(!!inside, p); } "
                + "private static Vec Choose(Mask m, Vec v) => Select(m, v, 1);",
            """
            %2 = -0.25
            %3 = p
            %4 = SelectLessOrEqual(%0, %1, %0, %1)
            %5 = SelectLess(%3, %0, %4, %0)
            %6 = SelectLess(%2, %0, %5, %4)
            %7 = 1
            %8 = SelectLess(%3, %0, %7, %3)
            %9 = SelectLess(%2, %0, %8, %7)
            %10 h = Add(%6, %9)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Expression_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);
}
