using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class WeightParsingTests
{
    [Theory]
    [InlineData("Affine w", "w[x, h]", "w: Affine [x, h]")]
    [InlineData("[Gate(Bias = 1, Initial = Initial.Glorot, Recurrent = Initial.Orthogonal, Scale = 0.5)] Affine w", "w[x]",
        "w: Affine [x], bias 1, initial Glorot, recurrent Orthogonal, scale 0.5")]
    [InlineData("[Gate(Initial = Initial.Normal, Scale = 0.5, Recurrent = Initial.Identity, RecurrentScale = 1)] Affine w", "w[x]",
        "w: Affine [x], initial Normal, recurrent Identity, scale 0.5, recurrentScale 1")]
    [InlineData("[Gate] Vec p", "p * x", "p: Vec")]
    [InlineData("[Size(\"Rank\"), Frozen] Matrix m", "m[x]", "m: Matrix, size Rank, frozen")]
    [InlineData("[Count(2)] Affine[] w", "w[0][x] + w[1][h]", "w: Affine x 2 [x]")]
    [InlineData("Scalar s", "s * h", "s: Scalar")]
    [InlineData("double decay = 0.25", "decay * h", "decay: Hyper, default 0.25")]
    [InlineData("double decay", "decay * h", "decay: Hyper")]
    public void Parameter_WithItsAttributes_IsPrinted(string parameter, string value, string expected)
    {
        var spec = SpecOf.Source($"[Cell] public partial class Cell({parameter}) {{ public Vec Step(Vec x, Vec h) => {value}; }}");
        Assert.Contains($"\n    {expected}\n", SpecPrinter.Print(spec), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w[x, h]", "x,h")]
    [InlineData("w[x, x * h]", "x,operand2")]
    [InlineData("w[2 * x, h]", "operand1,h")]
    [InlineData("w[x, h] + w[x, w[h, x]]", "x,h")]
    [InlineData("w[x * h, h] + w[x, x]", "x,h")]
    [InlineData("w[h, h]", "h,operand2")]
    [InlineData("w[bias, p]", "operand1,p")]
    [InlineData("Helper(w, x, h)", "x,h")]
    [InlineData("Helper(w, x, 2 * h)", "x,second")]
    public void Operands_AreNamed_AsTheyAreWritten(string value, string expected)
    {
        var spec = SpecOf.Source(
            $$"""
            [Cell] public partial class Cell(Affine w, Vec p)
            {
                public Vec Step(Vec x, Vec h) { var bias = p * x; return bias + {{value}}; }
                private static Vec Helper(Affine a, Vec first, Vec second) => a[first, second];
            }
            """);
        Assert.Equal(expected.Split(','), spec.Parameters[0].OperandNames);
    }

    [Fact]
    public void Cell_WithFixedSizes_CarriesThem()
    {
        var spec = SpecOf.Source("[Cell(Input = 3, Hidden = 5)] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) => w[x, h]; }");
        Assert.Equal((3, 5), (spec.FixedInput, spec.FixedHidden));
    }
}
