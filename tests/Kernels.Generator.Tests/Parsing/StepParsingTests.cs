using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class StepParsingTests
{
    /// <summary>Construct, weights, members, and the printed body without the operands' own lines.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "derived matrices", "Matrix u, Matrix v, Scalar s, Vec d, double gamma = 0.25",
            "public Vec Step(Vec x, Vec h) { var turn = Skew(u) - gamma * Identity(u); turn = turn * s / 2 + Tanh(v); "
                + "return turn[h] + ScaleRows(Product(u, v), d) * x + Hadamard(u, v)[h]; } "
                + "private static Matrix Skew(Matrix m) => m - m.Transposed;",
            """
            %2 = u
            %3 = Transpose(%2)
            %4 = Subtract(%2, %3)
            %5 = gamma
            %6 = Identity(%2)
            %7 = Multiply(%5, %6)
            %8 turn = Subtract(%4, %7)
            %9 = s
            %10 = Multiply(%8, %9)
            %11 = 2
            %12 = Divide(%10, %11)
            %13 = v
            %14 = Tanh(%13)
            %15 turn = Add(%12, %14)
            %16 = %15 * %1
            %17 = Product(%2, %13)
            %18 = d
            %19 = ScaleRows(%17, %18)
            %20 = %19 * %0
            %21 = Add(%16, %20)
            %22 = Multiply(%2, %13)
            %23 = %22 * %1
            %24 h = Add(%21, %23)
            """
        },
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
            "deconstruction reads before it writes", "",
            "public (Vec h, Vec y) Step(Vec x, Vec h) { (x, h) = (h, x + h); var (p, _) = (x, h); (Vec q, var r) = (p * h, p); return (q, r - q); }",
            """
            %2 h = Add(%0, %1)
            %3 q = Multiply(%1, %2)
            %4 y = Subtract(%1, %3)
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
            "tuples through helpers and locals", "",
            "public (Vec h, Vec c) Step(Vec x, Vec h, Vec c) { var s = Two(x + h, c); return (s.first, s.Item2); } static (Vec first, Vec second) Two(Vec a, Vec b) => (a + b, a * b);",
            """
            %3 = Add(%0, %1)
            %4 h = Add(%3, %2)
            %5 c = Multiply(%3, %2)
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
            "matrices as operands", "Matrix m",
            "public (Matrix S, Vec y) Step(Vec x, Vec h, Matrix S) { var old = S[h]; S = 0.5 * S + Outer(x - old, h); S += ScaleRows(S.Transposed, x) - Hadamard(S, Tanh(m)); return (S, Read(S.Transposed, x) + RowSums(S) * Sum(S)); } static Vec Read(Matrix S, Vec v) => S * v;",
            """
            %2 = S
            %3 old = %2 * %1
            %4 = 0.5
            %5 = Multiply(%4, %2)
            %6 = Subtract(%0, %3)
            %7 = Outer(%6, %1)
            %8 S = Add(%5, %7)
            %9 = Transpose(%8)
            %10 = ScaleRows(%9, %0)
            %11 = m
            %12 = Tanh(%11)
            %13 = Multiply(%8, %12)
            %14 = Subtract(%10, %13)
            %15 S = Add(%8, %14)
            %16 = Transpose(%15)
            %17 = %16 * %0
            %18 = RowSums(%15)
            %19 = Sum(%15)
            %20 = Multiply(%18, %19)
            %21 y = Add(%17, %20)
            """
        },
        {
            "matrices in other shapes", "Affine g, Matrix m",
            "public (Matrix S, Vec y) Step(Vec x, Vec h, Matrix S) { var all = Concat(S, Reshape(x, 1)); var A = SoftmaxRows(Product(g[h, S], m[all].Transposed)); S = S[Reshape(Flatten(S), S)] + Reshape(Flatten(Outer(x, h)), x, h); return (S, RowMax(A) * x[2] + Shift(h, x[0], -1) + Shift(h, 1) + Pow(Sigmoid(x), h)); }",
            """
            %2 = S
            %3 = 1
            %4 = ReshapeRows(%0, %3)
            %5 all = ConcatRows(%2, %4)
            %6 = g[%1, %2]
            %7 = m * %5
            %8 = Transpose(%7)
            %9 = Product(%6, %8)
            %10 A = SoftmaxRows(%9)
            %11 = Flatten(%2)
            %12 = ReshapeLike(%11, %2)
            %13 = %2 * %12
            %14 = Outer(%0, %1)
            %15 = Flatten(%14)
            %16 = Reshape(%15, %0, %1)
            %17 S = Add(%13, %16)
            %18 = RowMax(%10)
            %19 = 2
            %20 = Unit(%0, %19)
            %21 = Multiply(%18, %20)
            %22 = 0
            %23 = Unit(%0, %22)
            %24 = -1
            %25 = ShiftIn(%1, %23, %24)
            %26 = Add(%21, %25)
            %27 = 1
            %28 = Shift(%1, %27)
            %29 = Add(%26, %28)
            %30 = Sigmoid(%0)
            %31 = Power(%30, %1)
            %32 y = Add(%29, %31)
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
    public void Step_OfEachConstruct_BecomesItsInstructions(string construct, string weights, string members, string expected)
    {
        var body = SpecOf.Body(weights, members).Split('\n').Where(line => !IsOperand(line));
        Assert.True(string.Join('\n', body) == expected, $"{construct}:\n{string.Join('\n', body)}");
    }

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

    [Theory]
    [InlineData("public Vec Step(Vec x, Vec h) => x * h;", "x: input|h: state", "h: state")]
    [InlineData("public (Vec b, Vec a) Step(Vec a, Vec b) => (a, b);", "a: state|b: state", "b: state|a: state")]
    [InlineData("public (Vec y, Vec h) Step(Vec h, Vec x) => (x + h, x * h);", "h: state|x: input", "y: output|h: state")]
    [InlineData("public Vec Step([Size(\"Rank\")] Vec h) => -h;", "h: state, size Rank", "h: state")]
    [InlineData("public (Vec h, Vec n) Step(Vec h, Scalar t, Scalar n) => (h * t, n * t);", "h: state|t: input, number|n: state, number", "h: state|n: state")]
    [InlineData("public (Vec h, Vec c) Step([Count(2), Size(\"Hidden\")] Vec[] h, Vec c) => (h[0] * h[1], c + h[1]);", "h[0]: input, size Hidden|h[1]: input, size Hidden|c: state", "h: output|c: state")]
    [InlineData("public Vec Step([Count(1)] Scalar[] t, [Count(2)] Vec[] h) => h[0] * h[1] * t[0];", "t[0]: input, number|h[0]: input|h[1]: input", "h: output")]
    [InlineData("public Matrix Step(Vec x, [Size(\"Value\", \"Key\")] Matrix S) => S + Outer(S[x], x);", "x: input|S: state, matrix, size Value, columns Key", "S: state")]
    [InlineData("public (Vec h, Matrix S) Step(Vec h, Matrix S, [Size(\"Slots\")] Matrix read) => (read[h], 2 * S);", "h: state|S: state, matrix|read: input, matrix, size Slots", "h: state|S: state")]
    [InlineData("public Scalar Step(Vec x, Scalar n) => (Scalar)Sum(x * n);", "x: input|n: state, number", "n: state")]
    public void Parameters_ThatComeBackByName_AreStates(string step, string operands, string results)
    {
        var spec = SpecOf.Source($"[Cell] public partial class Cell {{ {step} }}");
        var text = Kernels.Compiler.Specs.SpecPrinter.Print(spec);
        Assert.Equal(operands.Split('|'), spec.Operands.Select(Described));
        Assert.Equal(results.Split('|'), spec.Results.Select(r => $"{r.Name}: {(r.IsState ? "state" : "output")}"));
        Assert.All(operands.Split('|'), line => Assert.Contains("    " + line + "\n", text, StringComparison.Ordinal));
    }

    private static string Described(OperandSpec operand) => $"{operand.Name}: {(operand.IsState ? "state" : "input")}"
        + operand.Rank switch { 0 => ", number", 2 => ", matrix", _ => "" }
        + (operand.Size is null ? "" : $", size {operand.Size}") + (operand.Columns is null ? "" : $", columns {operand.Columns}");

    [Theory]
    [InlineData("[Delay(nameof(h), 2)] Vec old")]
    [InlineData("[Delay(nameof(x), 1), Count(2)] Vec[] old")]
    [InlineData("[StepIndex] Scalar old")]
    [InlineData("[PerSequence] Vec old")]
    public void UnnamedResult_IsTheLastParameterThatCanBeAState(string last)
    {
        var operand = last.Contains("[]", StringComparison.Ordinal) ? "old[1]" : "old";
        var spec = SpecOf.Source($"[Cell] public partial class Cell {{ public Vec Step(Vec x, Vec h, {last}) => x * h * {operand}; }}");
        Assert.Equal(["h"], spec.Operands.Where(o => o.IsState).Select(o => o.Name));
        Assert.Equal(["h"], spec.Results.Select(r => r.Name));
    }

    [Fact]
    public void Delays_OfAnArray_AreAWindowIntoThePast()
    {
        var spec = SpecOf.Source(
            "[Cell] public partial class Cell { public Vec Step(Vec x, [Delay(nameof(h), 2), Count(3)] Vec[] past, Vec h) => past[0] * past[1] * past[2] - h; }");
        Assert.Equal([("past[0]", "h", 2), ("past[1]", "h", 3), ("past[2]", "h", 4)], spec.Operands.Skip(1).Take(3).Select(o => (o.Name, o.Source!, o.Delay)));
    }

    [Fact]
    public void Swap_OfTwoStates_ReturnsEachOthersOperand()
    {
        var spec = SpecOf.Source("[Cell] public partial class Cell { public (Vec a, Vec b) Step(Vec a, Vec b) { (a, b) = (b, a); return (a, b); } }");
        Assert.Equal([("a", 1), ("b", 0)], spec.Results.Select(result => (result.Name, result.Value)));
    }

    [Fact]
    public void Source_WithOtherBlanksAndComments_GivesAnEqualSpec()
    {
        var plain = SpecOf.Source("[Cell] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) { h = w[x, h]; return h; } }");
        var spaced = SpecOf.Source(
            """
            /* A cell. */
            [Cell]
            public partial class Cell(
                Affine w)
            {
                /// <summary>Its equation.</summary>
                public Vec Step(Vec x,   Vec h)
                {
                    h = w[ x, h ]; // the only line

                    return h;
                }
            }
            """);
        Assert.Equal(plain, spaced);
        Assert.Equal(["public Vec Step(Vec x, Vec h)", "{", "    h = w[x, h];", "    return h;", "}"], plain.Source);
    }

    private static bool IsOperand(string line) => line.EndsWith(" = x", StringComparison.Ordinal)
        || line.EndsWith(" = h", StringComparison.Ordinal) || line.EndsWith(" = c", StringComparison.Ordinal);
}
