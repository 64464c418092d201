using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class VariableParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "reassigned and compound", "Affine w",
            "public Vec Step(Vec x, Vec h) { var a = w[x, h]; a = Tanh(a); a += x; a *= 2; return -a; }",
            """
            %2 a = w[%0, %1]
            %3 a = Tanh(%2)
            %4 a = Add(%3, %0)
            %5 = 2
            %6 a = Multiply(%4, %5)
            %7 h = Negate(%6)
            """
        },
        {
            "deconstruction reads before it writes", "",
            "public (Vec h, Vec y) Step(Vec x, Vec h) { (x, h) = (h, x + h); var (p, _) = (x, h); (Vec q, var r) = (p * h, p); return (q, r - q); }",
            """
            %2 h = Add(%0, %1)
            %3 q = Multiply(%1, %2)
            %4 y = Subtract(%1, %3)
            """
        },
        {
            "tuples through helpers and locals", "",
            "public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) { var s = Two(x + h, c); return (s.first, s.Item2); } static (Vec first, Vec second) Two(Vec a, Vec b) => (a + b, a * b);",
            """
            %3 = Add(%0, %1)
            %4 h = Add(%3, %2)
            %5 c = Multiply(%3, %2)
            """
        },
        {
            "static readonly constants and increments", "",
            "static readonly double K = Math.Sqrt(4) / 4; public Vec Step(Vec x, Vec h) { int i = 0; return h * K + i++ + ++i; }",
            """
            %2 = 0.5
            %3 = Multiply(%1, %2)
            %4 = 0
            %5 = Add(%3, %4)
            %6 = 2
            %7 h = Add(%5, %6)
            """
        },
        {
            "read-only fields", "Affine w, double k",
            "private readonly Affine _gate = w; private readonly double _rest = 1 - k; public Vec Step(Vec x, Vec h) => _rest * _gate[x];",
            """
            %2 = k
            %3 = 1
            %4 = Subtract(%3, %2)
            %5 = w[%0]
            %6 h = Multiply(%4, %5)
            """
        },
        {
            "records", "Vec p, Matrix m",
            "private sealed record Pair(Vec A, Vec B) { public Vec Both => A * B; public static Pair operator *(Pair a, Pair b) => new(a.A * b.A - a.B * b.B, a.A * b.B); "
                + "public static Pair operator -(Pair a) => new(B: -a.B, A: a.A); public static implicit operator Pair(Vec v) => new(v, 0.5); "
                + "public Pair Turned(Vec by) { return Swap(this) * by; Pair Swap(Pair of) => new(of.B, A); } } "
                + "public Vec Step(Vec x, Vec h) { var z = new Pair(x, h) * -new Pair(h, p); z *= z.Turned(p); var (a, b) = z; return a + m[b] * z.Both; }",
            """
            %2 = p
            %3 = Negate(%2)
            %4 = Multiply(%0, %1)
            %5 = Multiply(%1, %3)
            %6 = Subtract(%4, %5)
            %7 = Multiply(%0, %3)
            %8 = Multiply(%7, %2)
            %9 = 0.5
            %10 = Multiply(%6, %9)
            %11 = Subtract(%8, %10)
            %12 = 0.5
            %13 = Multiply(%7, %12)
            %14 = Multiply(%6, %11)
            %15 = Multiply(%7, %13)
            %16 a = Subtract(%14, %15)
            %17 b = Multiply(%6, %13)
            %18 = m * %17
            %19 = Multiply(%16, %17)
            %20 = Multiply(%18, %19)
            %21 h = Add(%16, %20)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Variable_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);

    [Fact]
    public void Swap_OfTwoStates_ReturnsEachOthersOperand()
    {
        var spec = SpecOf.Source("[Cell] public partial class Cell { public (Vec a, Vec b) Step(Vec a, Vec b) { (a, b) = (b, a); return (a, b); } }");
        Assert.Equal([("a", 1), ("b", 0)], spec.Results.Select(result => (result.Name, result.Value)));
    }
}
