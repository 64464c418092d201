using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    /// <summary>Members of a cell with weights w (affine) and p (vector), and all diagnostics as id@span.</summary>
    [Theory]
    [InlineData("public Vec Step(Vec x, Vec h) { try { h = x; } finally { } return w[x] * p; }", "KRN0011@try")]
    [InlineData("public Vec Step(Vec x, Vec h) { switch (h > x) { case { }: break; } return w[x] * p; }", "KRN0014@h > x")]
    [InlineData("public Vec Step(Vec x, Vec h) { if (h > x) h = x; return w[x] * p * h; }", "KRN0014@h > x")]
    [InlineData("public Vec Step(Vec x, Vec h) => h < 0 ? w[x] * p : h;", "KRN0014@h < 0")]
    [InlineData("public Vec Step(Vec x, Vec h) => Select(h < 0 && x > 0, w[x] * p, h);", "KRN0012@h < 0 && x > 0")]
    [InlineData("public Vec Step(Vec x, Vec h) { if (!(h > x)) h = x; return w[x] * p * h; }", "KRN0014@!(h > x)")]
    [InlineData("record struct R(Vec A); public Vec Step(Vec x, Vec h) { var r = new R(x); r.A = h; return w[x] * p * r.A; }", "KRN0012@r.A")]
    [InlineData("class R(Vec a) { public Vec A => a; } public Vec Step(Vec x, Vec h) => w[x] * p * new R(h).A;", "KRN0012@new R(h)")]
    [InlineData("struct R { public R(Vec a) : this() => A = a; public Vec A; } public Vec Step(Vec x, Vec h) => w[x] * p * new R(h).A;", "KRN0012@new R(h)")]
    [InlineData("public Vec Step(Vec x, Vec h) { var v = new Vec[2]; v[0] = x; return w[x] * p * v[1]; }", "KRN0012@v[1]")]
    [InlineData("static readonly Vec[] K = [1, 2]; public Vec Step(Vec x, Vec h) { K[0] = x; return w[x] * p * K[0]; }", "KRN0012@K[0]")]
    [InlineData("public Vec Step(Vec x, Vec h) { var v = new Vec[w.Length]; return w[x] * p; }", "CS1061@Length")]
    [InlineData("public Vec Step(Vec x, Vec h) { Vec[] v = [x, h]; return w[v[1..5]] * p; }", "KRN0012@1..5")]
    [InlineData("public Vec Step(Vec x, Vec h) { Func<Vec, Vec> f = v => v; f = v => f(v); return w[x] * f(p); }", "KRN0018@f(v)")]
    [InlineData("Vec Q => Q * p; public Vec Step(Vec x, Vec h) => w[x] * Q;", "KRN0018@Q")]
    [InlineData("Vec Q { get; set; } = p; public Vec Step(Vec x, Vec h) => w[x] * Q;", "KRN0012@Q")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * h[-1];", "KRN0033@-1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * h[^1];", "KRN0012@h[^1]")]
    [InlineData("public Vec Step(Vec x, Vec h) { for (var i = 0; i < 2; i++) h *= h[h.Length]; return w[x] * p; }", "KRN0012@h.Length")]
    [InlineData("public Vec Step(Vec x, [Size(\"Hidden-1\")] Vec h) => w[x] * p * h;", "KRN0040@h")]
    [InlineData("public Vec Step(Vec x, [Size(\"\")] Vec h) => w[x] * p * h;", "KRN0040@h")]
    [InlineData("public Vec Step(Vec x, [Size(\"0\")] Vec h) => w[x] * p * h;", "KRN0040@h")]
    [InlineData("public Vec Step(Vec x, [Size(\"2*(Rank\")] Vec h) => w[x] * p * h;", "KRN0040@h")]
    [InlineData("public (Vec h, Matrix S) Step(Vec x, Vec h, [Size(\"Hidden\", \"a b\")] Matrix S) => (w[x] * p, 2 * S);", "KRN0040@S")]
    [InlineData("public Vec Step(Vec x, Vec h) { if (p.Length > 2) h = x; return w[x, h] * p; }", "KRN0012@p.Length")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * (p is null ? 1 : 2);", "KRN0012@p is null")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[[]] * p;", "KRN0012@w[[]]")]
    [InlineData("public Vec Step(Vec x, Vec h) { p = x; return w[x] * p; }", "KRN0012@p")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * Math.Cosh(2);", "KRN0013@Math.Cosh(2)")]
    [InlineData("public Vec Step(Vec x, Vec h) { for (var i = 0; i < p.Length; i++) h = x; return w[x] * p; }", "KRN0012@p.Length")]
    [InlineData("public Vec Step(Vec x, Vec h) { for (; ; ) { } }", "KRN0016@{ }")]
    [InlineData("public Vec Step(Vec x, Vec h) => Step(w[x], p * h);", "KRN0018@Step(w[x], p * h)")]
    [InlineData("const double Half = 1 / 2; public Vec Step(Vec x, Vec h) => w[x] * p * Half;", "KRN0020@1 / 2")]
    [InlineData("public Vec Step(Vec x, Vec h) { const double k = 1 / 3; return w[x] * p * k; }", "KRN0020@1 / 3")]
    [InlineData("public Vec Step(Vec x, Vec h) { for (var i = 1; i < 2; i++) h += 1 / i * x; return w[h] * p; }", "KRN0020@1 / i")]
    [InlineData("readonly Vec q = x; public Vec Step(Vec x, Vec h) => q * w[x] * p;", "CS0103@x")]
    [InlineData("public Vec Step(Vec x, Vec h) { var k = 7 / 2; return w[x] * p * k; }", "KRN0020@7 / 2")]
    [InlineData("public Vec Step(Vec x, Vec h) { _ = w[x]; return p * h; }", "KRN0024@w")]
    [InlineData("public (Vec H, Vec y) Step(Vec x, Vec h) => (w[x, h], p * h);", "KRN0026@h")]
    [InlineData("public (Vec y, Vec z) Step(Vec x, Vec h) => (w[x, h], p * h);", "KRN0026@Step")]
    [InlineData("public (Vec h, Vec y) Step(Vec x, Vec h, Vec c) { c = w[x, c]; h = p * c; c = h * x; return (h, x); }", "KRN0026@c")]
    [InlineData("public Vec Step() => w[1] * p;", "KRN0026@Step")]
    [InlineData("public (Vec h, Vec p) Step(Vec x, Vec h) => (w[x, h] * p, x);", "KRN0027@Step")]
    [InlineData("public void Step(Vec x, Vec h) { }", "KRN0009@Step")]
    [InlineData("public Vec Step(Vec x, ref Vec h) => w[x] * p * h;", "KRN0006@h")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p + w[x, h];", "KRN0022@w[x, h]")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Slice(x, -1, 2)] * p;", "KRN0033@-1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Slice(x, 0, 1 - 1)] * p;", "KRN0033@1 - 1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Slice(count: 0, start: 1, v: x)] * p;", "KRN0033@0")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Chunk(x, 2, 2)] * p;", "KRN0033@2")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Chunk(x, 0, 0)] * p;", "KRN0033@0")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Repeat(x, 0)] * p;", "KRN0033@0")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * Convolution(Diagonal(p), 0, 3, 3)[h];", "KRN0033@0")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * Convolution(Diagonal(p), 2, 3, 1024)[h];", "KRN0033@1024")]
    [InlineData("public Vec Step(Vec x, [Size(\"12\")] Vec h) => Convolution(Outer(p, x), 3, 4, 1)[h] + w[x];", "KRN0034@Convolution(Outer(p, x), 3, 4, 1)")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * Convolution(Diagonal(p), 3, 4, 1)[h];", "KRN0028@Convolution(Diagonal(p), 3, 4, 1)")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Permute(x, -1)] * p;", "KRN0033@-1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[LayerNorm(x, -1e-5)] * p;", "KRN0033@-1e-5")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Dropout(x, 1)] * p;", "KRN0036@1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Dropout(x, -0.25, Per.Sequence)] * p;", "KRN0036@-0.25")]
    [InlineData("public Vec Step(Vec x, Vec h) => Zoneout(h, w[x] * p, double.NaN);", "KRN0036@double.NaN")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Dropout(x, 0.5, (Per)2)] * p;", "KRN0021@(Per)2")]
    [InlineData("public Vec Step(Vec x, Vec h) => Dropout(w, nameof(h), 0.5)[x] * p;", "KRN0039@nameof(h)")]
    [InlineData("public Vec Step(Vec x, Vec h) => Dropout(w, \"operand2\", 0.5)[x, h] * p;", "KRN0039@\"operand2\"")]
    [InlineData("public Vec Step(Vec x, Vec h) => Dropout(w, nameof(x), 1)[x] * p;", "KRN0036@1")]
    [InlineData("public (Vec h, Matrix S) Step(Vec x, Vec h, Matrix S) => (w[x] * p, Dropout(S, 0.5));", "KRN0034@Dropout(S, 0.5)")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * Diagonal(Dropout(p, 0.5))[h];", "KRN0034@Diagonal(Dropout(p, 0.5))")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * Dropout(1, 0.5);", "KRN0029@Dropout(1, 0.5)")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Rotate(x, p.Length)] * p;", "KRN0012@p.Length")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Concat()] * p;", "KRN0013@Concat()")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Reshape(x, 0).Transposed[h]] * p;", "KRN0033@0")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * x[-1];", "KRN0033@-1")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * x[p.Length];", "KRN0012@p.Length")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x] * p * Shift(h, x, 1);", "KRN0029@Shift(h, x, 1)")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Flatten(Outer(x, h).Transposed)] * p;", "KRN0034@Flatten(Outer(x, h).Transposed)")]
    [InlineData("public (Vec h, Matrix y) Step(Vec x, Vec h) => (w[x] * p, Outer(x, h));", "KRN0009@Step")]
    [InlineData("public (Vec S, Vec h) Step(Vec x, Vec h, Matrix S) => (w[x] * p, S[h]);", "KRN0009@Step")]
    [InlineData("public (Matrix S, Vec h) Step(Vec x, Vec h, Matrix S) => (S, w[x] * p);", "KRN0025@S")]
    [InlineData("public Vec Step(Vec x, [Count(2)] Matrix[] S, Vec h) => w[x] * p * S[0][h];", "KRN0006@S")]
    [InlineData("public Vec Step(Vec x, Vec[] h) => w[x] * p * h[0];", "KRN0008@h")]
    [InlineData("public Vec Step(Vec x, [Count(0)] Vec[] h) => w[x] * p;", "KRN0008@h")]
    [InlineData("public Vec Step(Vec x, [Count(2)] Vec h) => w[x] * p * h;", "KRN0008@h")]
    [InlineData("public Vec Step(Vec x, [Count(2)] Vec[] h) => w[x] * p * h[2];", "KRN0017@2")]
    [InlineData("public Vec Step(Vec x, [Count(2)] Vec[] h) => w[x] * p * h;", "CS0019@w[x] * p * h")]
    [InlineData("public Vec Step(Vec x, [Count(2)] double[] h) => w[x] * p * h[0];", "KRN0006@h")]
    [InlineData("public Vec Step(Vec x, [Count(2)] Vec[] h) { h[0] = x; return w[x] * p * h[0]; }", "KRN0012@h[0]")]
    [InlineData("public Vec Step(Vec x, double t, Vec h) => w[x] * p * h;", "KRN0006@t")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(x), 0)] Vec d, Vec h) => w[x, h, d] * p;", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(h), -2)] Vec d, Vec h) => w[x, h, d] * p;", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(\"z\", 1)] Vec d, Vec h) => w[x, h, d] * p;", "KRN0035@d")]
    [InlineData("public (Vec y, Vec h) Step(Vec x, [Delay(\"y\", 1)] Vec d, Vec h) => (w[x, h, d] * p, x);", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(x), 1)] Vec d, [Delay(nameof(d), 1)] Vec e, Vec h) => w[x, h, e] * p;", "KRN0035@e")]
    [InlineData("public (Vec h, Vec d) Step(Vec x, [Delay(nameof(x), 1)] Vec d, Vec h) => (w[x, h, d] * p, x);", "KRN0035@d")]
    [InlineData("public Vec Step([Delay(\"x\", 1)] Vec d) => w[d] * p;", "KRN0026@Step")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(d), 1)] Vec d, Vec h) => w[x, h, d] * p;", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(x), 1), Size(\"Input\")] Vec d, Vec h) => w[x, h, d] * p;", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(x), 0), Count(2)] Vec[] d, Vec h) => w[x, h, d[1]] * p * d[0];", "KRN0035@d")]
    [InlineData("public Vec Step(Vec x, [Delay(nameof(x), 1)] Scalar d, Vec h) => w[x, h] * p * d;", "KRN0035@d")]
    [InlineData("public (Vec h, Vec m) Step(Vec x, [PerSequence] Vec m, Vec h) => (w[x, h] * p, m * h);", "KRN0038@m")]
    [InlineData("public Vec Step(Vec x, [PerSequence] Vec m, [Delay(nameof(m), 1)] Vec d, Vec h) => w[x, h, d] * p;", "KRN0038@m")]
    [InlineData("public Vec Step(Vec x, [PerSequence, Delay(nameof(x), 1)] Vec m, Vec h) => w[x, h, m] * p;", "KRN0038@m")]
    [InlineData("public Vec Step(Vec x, [PerSequence, StepIndex] Scalar t, Vec h) => w[x, h] * p * t;", "KRN0038@t")]
    [InlineData("public Vec Step(Vec x, [StepIndex] Vec t, Vec h) => w[x, h] * p * t;", "KRN0037@t")]
    [InlineData("public (Vec h, Vec t) Step(Vec x, [StepIndex] Scalar t, Vec h) => (w[x, h] * p, t + 1);", "KRN0037@t")]
    [InlineData("public Vec Step(Vec x, [StepIndex] Scalar t, [Delay(nameof(t), 1)] Scalar u, Vec h) => w[x, h] * p * u;", "KRN0037@t")]
    [InlineData("public Vec Step(Vec x, Scalar s, [StepIndex, Delay(nameof(s), 1)] Scalar t, Vec h) => w[x, h] * p * t;", "KRN0037@t")]
    [InlineData("public Vec Step(Vec x, [StepIndex] Scalar t, [StepIndex] Scalar u, Vec h) => w[x, h] * p * t * u;", "KRN0037@u")]
    [InlineData("public Vec Step(Vec x, [StepIndex, Count(2)] Scalar[] t, Vec h) => w[x, h] * p * t[0] * t[1];", "KRN0037@t")]
    public async Task Mistake_IsReportedOnce_AtItsPlace(string members, string expected) =>
        Assert.Equal([expected], await Mistakes($"[Cell] public partial class Cell(Affine w, Vec p) {{ {members} }}"));

    [Theory]
    [InlineData("record R(Vec A); public Vec Step(Vec x, Vec h) => w[x] * p * new R(h) { A = -h }.A;")]
    [InlineData("record R(Vec A) { public Vec B { get; } = -A; } public Vec Step(Vec x, Vec h) => w[x] * p * new R(h).B;")]
    [InlineData("struct R(Vec a) { public Vec A => a; } public Vec Step(Vec x, Vec h) => w[x] * p * new R(h).A;")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[[.. new[] { x, h }]] * p;")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[Concat([.. new[] { x, h }])] * p;")]
    [InlineData("public Vec Step(Vec x, Vec h) { Vec[] v = [x, h]; return w[v[..2]] * p * v[^1]; }")]
    [InlineData("public Vec Step(Vec x, Vec h) { var v = new double[3]; v[1]++; return w[x, h] * p * v[1]; }")]
    [InlineData("public Vec Step(Vec x, Vec h) => w[x, h[0]] * p;")]
    public async Task NearMiss_IsAccepted(string members) =>
        Assert.Empty(await Mistakes($"[Cell] public partial class Cell(Affine w, Vec p) {{ {members} }}"));

    [Theory]
    [InlineData("double rate = 1", "rate", "KRN0036@rate")]
    [InlineData("double rate = 0.5", "1 - rate", "KRN0036@1 - rate")]
    [InlineData("double rate = 0", "rate", null)]
    [InlineData("double rate", "rate", null)]
    public async Task Rate_OfAMask_IsAProbabilityBelowOneKnownAtConstruction(string parameter, string rate, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [expected],
            await Mistakes($"[Cell] public partial class Cell(Affine w, {parameter}) {{ public Vec Step(Vec x, Vec h) => Dropout(w[x, h], {rate}); }}"));

    [Theory]
    [InlineData("public partial struct Cell { public Vec Step(Vec x, Vec h) => x * h; }", "KRN0002@Cell")]
    [InlineData("file partial class Cell { public Vec Step(Vec x, Vec h) => x * h; }", "KRN0002@Cell")]
    [InlineData("public partial class Cell<T> { public Vec Step(Vec x, Vec h) => x * h; }", "KRN0002@Cell")]
    [InlineData("public abstract partial class Cell { public Vec Step(Vec x, Vec h) => x * h; }", "KRN0002@Cell")]
    [InlineData("public partial class Cell(Affine w, Vec[] v, [Count(2)] Scalar s) { public Vec Step(Vec x, Vec h) => w[x, h]; }", "KRN0008@v,KRN0008@s")]
    [InlineData("public partial class Cell(Affine w, double[] v, string s) { public Vec Step(Vec x, Vec h) => w[x, h]; }", "KRN0007@v,KRN0007@s")]
    [InlineData("public partial class Cell([Count(3)] Vec[] v) { public Vec Step(Vec x, Vec h) => v[0] * v[2] * h; }", "KRN0024@v")]
    public async Task MistakenCell_IsReported_AtItsPlace(string declaration, string expected) =>
        Assert.Equal(expected.Split(','), await Mistakes($"[Cell] {declaration}"));

    [Theory]
    [InlineData("Cell(Input = 3, Hidden = 4)", "w[x, h]", "")]
    [InlineData("Cell(Input = 3, Hidden = 4), FixedSize(\"Rank\", 2)", "w[down[x], h]", "")]
    [InlineData("Cell(Input = 3)", "w[x, h]", "Hidden has no value")]
    [InlineData("Cell(Hidden = 4)", "w[x, h]", "Input has no value")]
    [InlineData("Cell(Input = 3, Hidden = 4)", "w[down[x], h]", "Rank has no value")]
    [InlineData("Cell(Input = -3, Hidden = 4)", "w[x, h]", "Input is -3")]
    [InlineData("Cell(Input = 3, Hidden = 4), FixedSize(\"Rank\", 0)", "w[down[x], h]", "Rank is 0")]
    [InlineData("Cell(Input = 3, Hidden = 4), FixedSize(\"Rnk\", 2)", "w[x, h]", "it has no size 'Rnk'")]
    [InlineData("Cell(Input = 3, Hidden = 4), FixedSize(\"Hidden\", 5)", "w[x, h]", "Hidden is fixed twice")]
    [InlineData("Cell(Input = 16, Hidden = 32)", "w[x, h]", "")]
    [InlineData("Cell(Input = 68, Hidden = 92)", "w[x, h]", "takes 960 multiply-adds of 16 numbers")]
    public async Task FixedSizes_AreRemarkedUpon_WhereTheyMakeNoOrALargeKernel(string attributes, string step, string remark)
    {
        var weights = step.Contains("down", StringComparison.Ordinal) ? "Affine w, [Size(\"Rank\")] Affine down" : "Affine w";
        var diagnostics = await GeneratorRun.Of(
            $"[{attributes}] public partial class Cell({weights}) {{ public Vec Step(Vec x, Vec h) => {step}; }}").DiagnosticsAsync();
        if (remark.Length == 0)
            Assert.Empty(diagnostics);
        else
            Assert.Contains(remark, Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vec x, Scalar elapsed, Vec h", "w[x, h] * elapsed", "'elapsed' is one number of a row")]
    [InlineData("Vec x, [StepIndex] Scalar t, Vec h", "w[x, h] * t", "the index of the step is one number")]
    [InlineData("Vec x, Vec h", "w[x, h] * Sum(h)", "takes whole rows")]
    public async Task FixedSizes_OfCellsWithNumbers_SayWhatHasNoKernel(string operands, string step, string remark)
    {
        var diagnostics = await GeneratorRun.Of(
            $"[Cell(Input = 3, Hidden = 4)] public partial class Cell(Affine w) {{ public Vec Step({operands}) => {step}; }}").DiagnosticsAsync();
        Assert.Contains(remark, Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestedCell_InAClassThatIsNotPartial_IsReportedThere() => Assert.Equal(
        ["KRN0001@Outer"],
        await Mistakes("public class Outer { [Cell] public partial class Cell { public Vec Step(Vec x, Vec h) => x * h; } }"));

    [Fact]
    public async Task Mistakes_OfOneStep_AreAllReported() => Assert.Equal(
        ["KRN0013@Math.Cosh(1)", "KRN0020@1 / 2", "KRN0014@gain > 1"],
        await Mistakes("[Cell] public partial class Cell(double gain) { public Vec Step(Vec x, Vec h) => h * Math.Cosh(1) + 1 / 2 * x + (gain > 1 ? x : h); }"));

    [Fact]
    public async Task FunctionToBeEmbedded_WithAWeight_IsReported() => Assert.Equal(
        ["KRN0006@w"],
        await Mistakes("public static class F { [CellFunction] public static Vec Gate(Affine w, Vec x) => w[x]; }"));

    [Fact]
    public async Task UnreadParameter_OfAnotherClass_IsStillTheCompilersWarning() =>
        Assert.Equal(["CS9113@unread"], await Mistakes("public class Plain(int unread);"));

    [Fact]
    public async Task CompileErrors_OfCSharp_AreNotDoubled()
    {
        var mistakes = await Mistakes("[Cell] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) => w[x, unknown]; }");
        Assert.Equal(["CS0103@unknown"], mistakes);
    }

    private static async Task<string[]> Mistakes(string source) =>
    [
        .. (await GeneratorRun.Of(source).DiagnosticsAsync()).Select(diagnostic =>
            $"{diagnostic.Id}@{diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}"),
    ];
}
