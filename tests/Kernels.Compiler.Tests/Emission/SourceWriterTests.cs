using Kernels.Compiler.Emission;

namespace Kernels.Compiler.Tests.Emission;

public class SourceWriterTests
{
    [Fact]
    public void Block_OfLines_IsIndentedAndBraced()
    {
        var writer = new SourceWriter();
        using (writer.Block("class Outer"))
        {
            using (writer.Block("void Inner()"))
            {
                writer.Line("Call();");
                writer.Line();
                writer.Line("return;");
            }
        }

        string expected = "class Outer\n{\n    void Inner()\n    {\n        Call();\n\n        return;\n    }\n}\n";
        Assert.Equal(expected, writer.ToString());
    }

    [Fact]
    public void Block_DisposedTwice_ClosesOnce()
    {
        var writer = new SourceWriter();
        IDisposable block = writer.Block("x");
        block.Dispose();
        block.Dispose();

        Assert.Equal("x\n{\n}\n", writer.ToString());
    }

    [Theory]
    [InlineData(1, 120, "one line")]
    [InlineData(2, 60, "two lines")]
    [InlineData(2, 59, "one line")]
    [InlineData(0, 10, "no line")]
    public void Wrapped_OfPieces_FillsTheLineWidth(int pieces, int length, string expected)
    {
        var writer = new SourceWriter();
        writer.Wrapped(Enumerable.Repeat(new string('x', length), pieces));

        int lines = writer.ToString().Split('\n').Length - 1;
        Assert.Equal(expected, lines switch { 0 => "no line", 1 => "one line", _ => "two lines" });
    }
}
