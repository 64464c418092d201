using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class OperandParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "operands as params collection", "Affine w",
            "public Vec Step(Vec x, Vec h) => w[x, h];",
            "%2 h = w[%0, %1]"
        },
        {
            "operands as collection expression", "Affine w",
            "public Vec Step(Vec x, Vec h) => w[[x, h]];",
            "%2 h = w[%0, %1]"
        },
        {
            "matrix both ways, scalar, vector", "Matrix m, Scalar s, Vec p",
            "public Vec Step(Vec x, Vec h) => s * m[x] + m * h * p;",
            """
            %2 = s
            %3 = m * %0
            %4 = Multiply(%2, %3)
            %5 = m * %1
            %6 = p
            %7 = Multiply(%5, %6)
            %8 h = Add(%4, %7)
            """
        },
        {
            "integer division in an index", "[Count(2)] Vec[] v",
            "public Vec Step(Vec x, Vec h) => h * v[3 / 2] + v[1 / 2];",
            """
            %2 = v[1]
            %3 = Multiply(%1, %2)
            %4 = v[0]
            %5 h = Add(%3, %4)
            """
        },
        {
            "children as operands", "Affine w, Affine f",
            "public (Vec h, Vec c) Step(Vec x, [Count(2)] Vec[] h, [Count(2)] Vec[] c) { var sum = h[0]; for (var k = 1; k < h.Length; k++) sum += h[k]; var now = w[x, sum]; var k2 = 0; foreach (var child in h) now += f[child] * c[k2++]; return (now, First([sum, c[^1]])); } static Vec First(Vec[] list) => list[0];",
            """
            %1 = h[0]
            %2 = h[1]
            %3 = c[0]
            %4 = c[1]
            %5 sum = Add(%1, %2)
            %6 now = w[%0, %5]
            %7 = f[%1]
            %8 = Multiply(%7, %3)
            %9 now = Add(%6, %8)
            %10 = f[%2]
            %11 = Multiply(%10, %4)
            %12 now = Add(%9, %11)
            """
        },
        {
            "numbers as operands", "Scalar s",
            "public (Vec h, Vec n) Step(Vec x, Vec h, Scalar n, Scalar t) { var rate = Sigmoid(t) * s; return (rate * h + x, n + t); }",
            """
            %2 = n
            %3 = t
            %4 = Sigmoid(%3)
            %5 = s
            %6 rate = Multiply(%4, %5)
            %7 = Multiply(%6, %1)
            %8 h = Add(%7, %0)
            %9 n = Add(%2, %3)
            """
        },
        {
            "units of a vector", "Vec p",
            "public Vec Step(Vec x, Vec h) { var k = 1; return x[0] * h + Softmax(p)[k + 1] * x; }",
            """
            %2 = 0
            %3 = Unit(%0, %2)
            %4 = Multiply(%3, %1)
            %5 = p
            %6 = Softmax(%5)
            %7 = 2
            %8 = Unit(%6, %7)
            %9 = Multiply(%8, %0)
            %10 h = Add(%4, %9)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Operand_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);
}
