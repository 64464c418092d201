using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class SourceParsingTests
{
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
}
