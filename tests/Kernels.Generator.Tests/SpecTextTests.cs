using Kernels.Compiler.Specs;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests;

public sealed class SpecTextTests
{
    private const string Everything =
        """
        namespace Demo.Space;

        [Cell] public partial class Inner([Gate(Bias = 0.1)] Affine w, double gain = 2) { public Vec Step(Vec x, Vec h) => gain * w[x, 3 * h]; }

        public static partial class Outer
        {
            [Cell(Input = 3)]
            public partial class Cell(
                Inner inner, [Count(2), Gate(Initial = Initial.Normal, Scale = 1e-300, RecurrentScale = 2)] Affine[] a, [Frozen, Size("Rank")] Matrix m, Scalar s, double k)
            {
                public (Vec y, Vec h) Step([Size("Odd")] Vec x, [Delay(nameof(x), 12)] Vec past, Vec h, [StepIndex] Scalar t, [PerSequence, Size("Rows", "Columns")] Matrix input)
                {
                    var it = 'a' > 'b' ? x : h; // "quotes' \ and all
                    h = a[0][inner.Step(x, h)] + a[1][m * x] * s - t * k * Sum(input) / 3.0 * -0.1;
                    return (it, h);
                }
            }
        }
        """;

    [Fact]
    public void Spec_WrittenAndRead_IsEqual()
    {
        var spec = SpecOf.Source(Everything.Replace("'a' > 'b' ? x : h", "2 > 1 ? x : h", StringComparison.Ordinal));
        Assert.NotEmpty(spec.Source);
        Assert.Equal(spec, SpecText.Read(SpecText.Write(spec)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.0)]
    [InlineData(5e-324)]
    [InlineData(0.1)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(0.84551240822557006)]
    public void Number_PrintedAndRead_HasTheSameBits(double number) => Assert.Equal(
        BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(NumberText.Parse(NumberText.Print(number))));

    [Theory]
    [InlineData("a 'quoted' \\ word")]
    [InlineData("two\nlines")]
    [InlineData("- ) (")]
    [InlineData("")]
    public void Name_OfAnyCharacters_SurvivesTheText(string name)
    {
        var spec = SpecOf.Source("[Cell] public partial class Cell { public Vec Step(Vec x, Vec h) => x * h; }") with
        {
            Name = name,
            Source = new([name, name]),
        };
        Assert.Equal(spec, SpecText.Read(SpecText.Write(spec)));
    }

    [Fact]
    public void Text_CutAnywhere_IsRefused()
    {
        var text = SpecText.Write(SpecOf.Source("[Cell] public partial class Cell(Affine w) { public Vec Step(Vec x, Vec h) => w[x, h]; }"));
        for (var length = 0; length < text.Length; length++)
            Assert.Throws<FormatException>(() => SpecText.Read(text[..length]));
    }
}
