using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Ir;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData("Hidden", "Hidden")]
    [InlineData("2 * Half", "2×Half")]
    [InlineData("Half*2", "2×Half")]
    [InlineData("Half+Half", "2×Half")]
    [InlineData("1+Hidden+2", "Hidden+3")]
    [InlineData("3*Hidden+1", "3×Hidden+1")]
    [InlineData("2*(A+B)", "2×A+2×B")]
    [InlineData("2*3*A", "6×A")]
    [InlineData("3*(A÷2)", "A÷2+A")]
    public void Size_AsDeclared_HasTheNameOfVectorsSideBySide(string declared, string expected) =>
        Assert.Equal(expected, SizeText.Declared(declared));

    // A = 5, B = 7.
    [Theory]
    [InlineData("3*A+1", "B", 112)]
    [InlineData("A+B", "A+B", 144)]
    [InlineData("2*A", "B", 70)]
    public void Matrix_OfMadeSizes_HasTheirProduct(string rows, string columns, int expected) =>
        Assert.Equal(expected, ValueOf(new Shape(SizeText.Declared(rows), SizeText.Declared(columns)).Size!));

    // Read as a matrix of so many rows, a vector keeps its size.
    [Theory]
    [InlineData("Hidden", 4)]
    [InlineData("2×Half", 2)]
    [InlineData("4×A", 2)]
    [InlineData("A×B", 3)]
    [InlineData("A+B", 2)]
    [InlineData("12", 4)]
    [InlineData("Half÷2", 3)]
    [InlineData("Half", 1)]
    public void EqualParts_AsTheRowsOfAMatrix_AreTheWhole(string size, int rows)
    {
        var part = SizeText.EqualPart(size, rows);
        Assert.Equal(size, SizeText.Product(SizeText.Text(rows), part));
        Assert.Equal(size, SizeText.Product(part, SizeText.Text(rows)));
    }

    [Fact]
    public void Part_OfAMadeSize_DividesAllOfIt()
    {
        Assert.Equal(3, ValueOf(SizeText.Part("2×A", 4)));
        Assert.Equal(2, ValueOf(SizeText.EqualPart("2×A", 5)));
        Assert.Equal(3, ValueOf(SizeText.Part("A+B", 4)));
        Assert.Equal(1, ValueOf(SizeText.EqualPart(SizeText.Part("A", 2), 3)));
        Assert.Equal(4, ValueOf(SizeText.Sum([SizeText.Part("B", 2)])));
    }

    [Fact]
    public void Size_WithinANestedCell_KeepsItsValue()
    {
        Assert.Equal("(i.A+i.B)×(i.A+1)+i.B", SizeText.Within("i.", "(A+B)×(A+1)+B"));
        Assert.Equal("(2×i.A)/4", SizeText.Within("i.", SizeText.Part("2×A", 4)));
        Assert.Equal(79, ValueOf("(A+B)×(A+1)+B"));
    }

    [Fact]
    public void WithParts_OfAProductOfSums_NamesEachPartBeforeItsWhole() =>
        Assert.Equal(["3", "A", "3×A", "1", "3×A+1", "B", "(3×A+1)×B"], SizeText.WithParts("(3×A+1)×B"));

    // A = 6, B = 10, C = 7.
    [Theory]
    [InlineData("A", 2, 3)]
    [InlineData("2×A", 4, 3)]
    [InlineData("2×B", 4, 5)]
    [InlineData("3×A", 9, 2)]
    [InlineData("6×B", 4, 15)]
    [InlineData("A+B", 4, 4)]
    [InlineData("A×B", 4, 15)]
    [InlineData("A÷3", 2, 1)]
    [InlineData("12", 4, 3)]
    [InlineData("(A+B)×C", 8, 14)]
    public void EqualPart_OfAnySize_IsThatPartOfItsValue(string size, int parts, int expected)
    {
        Assert.Equal(expected, EvenValueOf(SizeText.EqualPart(size, parts)));
        Assert.Equal(EvenValueOf(size), EvenValueOf(SizeText.Times(parts, SizeText.EqualPart(size, parts))));
    }

    [Theory]
    [InlineData("A×B", 7, 9)]
    [InlineData("A+C", 2, 7)]
    [InlineData("A/4", 2, 1)]
    [InlineData("2×C", 4, 4)]
    public void Part_OfAnySize_IsItsValueDividedAndRoundedUp(string size, int divisor, int expected) =>
        Assert.Equal(expected, EvenValueOf(SizeText.Part(size, divisor)));

    [Theory]
    [InlineData("4×A", 2, "2×A")]
    [InlineData("2×A", 4, "A÷2")]
    [InlineData("A÷2", 3, "A÷6")]
    public void EqualPart_OfAMultiple_IsNoPartOfIt(string size, int parts, string expected) =>
        Assert.Equal(expected, SizeText.EqualPart(size, parts));

    private static int ValueOf(string size) => SizeText.Value(size, name => name == "A" ? 5 : 7);

    private static int EvenValueOf(string size) => SizeText.Value(size, name => name switch { "A" => 6, "B" => 10, _ => 7 });
}
