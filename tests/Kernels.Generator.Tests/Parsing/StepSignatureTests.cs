using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class StepSignatureTests
{
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
}
