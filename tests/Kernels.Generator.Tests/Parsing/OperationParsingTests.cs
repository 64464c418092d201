using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class OperationParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "masks, named arguments in their own order", "double rate = 0.25",
            "public Vec Step(Vec x, Vec h) => Zoneout(h, Dropout(x, 0.5) + Dropout(rate: rate, x: x, per: Per.Sequence), rate);",
            """
            %2 = 0.5
            %3 = Dropout(%0, %2)
            %4 = rate
            %5 = DropoutPerSequence(%0, %4)
            %6 = Add(%3, %5)
            %7 h = Zoneout(%1, %6, %4)
            """
        },
        {
            "functions with constant arguments", "",
            "public Vec Step(Vec x, Vec h) => LeakyRelu(x) + LeakyRelu(slope: 0.2, x: h) + Clamp(x, -1, 1 + 1) + Pow(h, Math.Sqrt(4));",
            """
            %2 = 0.01
            %3 = LeakyRelu(%0, %2)
            %4 = 0.2
            %5 = LeakyRelu(%1, %4)
            %6 = Add(%3, %5)
            %7 = -1
            %8 = 2
            %9 = Clamp(%0, %7, %8)
            %10 = Add(%6, %9)
            %11 = 2
            %12 = Pow(%1, %11)
            %13 h = Add(%10, %12)
            """
        },
        {
            "reductions beside elementwise functions of the same name", "",
            "public Vec Step(Vec x, Vec h) => Max(x, h) * Max(x) + Min(Min(x), h) / Sum(x) + Dot(x, h) * Norm(h) - Mean(x) + LogSumExp(Softmax(CumSum(h)));",
            """
            %2 = Max(%0, %1)
            %3 = Largest(%0)
            %4 = Multiply(%2, %3)
            %5 = Smallest(%0)
            %6 = Min(%5, %1)
            %7 = Sum(%0)
            %8 = Divide(%6, %7)
            %9 = Add(%4, %8)
            %10 = Dot(%0, %1)
            %11 = Norm(%1)
            %12 = Multiply(%10, %11)
            %13 = Add(%9, %12)
            %14 = Mean(%0)
            %15 = Subtract(%13, %14)
            %16 = CumSum(%1)
            %17 = Softmax(%16)
            %18 = LogSumExp(%17)
            %19 h = Add(%15, %18)
            """
        },
        {
            "normalisations, with and without gains", "Vec gain, Vec bias",
            "public Vec Step(Vec x, Vec h) => LayerNorm(x) + LayerNorm(h, 1e-3) + LayerNorm(x, gain, bias) + RmsNorm(x, 0) + RmsNorm(h, gain);",
            """
            %2 = 1E-05
            %3 = LayerNorm(%0, %2)
            %4 = 0.001
            %5 = LayerNorm(%1, %4)
            %6 = Add(%3, %5)
            %7 = gain
            %8 = bias
            %9 = 1E-05
            %10 = LayerNorm(%0, %9)
            %11 = Multiply(%7, %10)
            %12 = Add(%11, %8)
            %13 = Add(%6, %12)
            %14 = 0
            %15 = RmsNorm(%0, %14)
            %16 = Add(%13, %15)
            %17 = 1E-05
            %18 = RmsNorm(%1, %17)
            %19 = Multiply(%7, %18)
            %20 h = Add(%16, %19)
            """
        },
        {
            "moves of units", "",
            "const int Parts = 3; public Vec Step(Vec x, Vec h) { var all = Concat(Chunk(x, Parts - 1, Parts), Slice(count: 1, start: 2, v: h), Reverse(Slice(h, 0, 1))); return Rotate(all, -1) + Concat([x]) * Repeat(Slice(x, 1, 1), 3); }",
            """
            %2 = 2
            %3 = 3
            %4 = Chunk(%0, %2, %3)
            %5 = 2
            %6 = 1
            %7 = Slice(%1, %5, %6)
            %8 = 0
            %9 = 1
            %10 = Slice(%1, %8, %9)
            %11 = Reverse(%10)
            %12 all = Concat(%4, %7, %11)
            %13 = -1
            %14 = Rotate(%12, %13)
            %15 = Concat(%0)
            %16 = 1
            %17 = 1
            %18 = Slice(%0, %16, %17)
            %19 = 3
            %20 = Repeat(%18, %19)
            %21 = Multiply(%15, %20)
            %22 h = Add(%14, %21)
            """
        },
        {
            "hyper-parameters as slopes and limits", "double slope = 0.25, double limit = 0.5",
            "public Vec Step(Vec x, Vec h) => Clamp(LeakyRelu(x, slope), -limit, 2) + Elu(h, limit) + RmsNorm(LayerNorm(h, slope * 2), limit);",
            """
            %2 = slope
            %3 = LeakyRelu(%0, %2)
            %4 = limit
            %5 = Negate(%4)
            %6 = 2
            %7 = Clamp(%3, %5, %6)
            %8 = Elu(%1, %4)
            %9 = Add(%7, %8)
            %10 = 2
            %11 = Multiply(%2, %10)
            %12 = LayerNorm(%1, %11)
            %13 = RmsNorm(%12, %4)
            %14 h = Add(%9, %13)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Operation_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);
}
