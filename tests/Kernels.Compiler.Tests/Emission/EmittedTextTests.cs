using System.Globalization;
using System.Text.RegularExpressions;
using Kernels.Compiler.Emission;

namespace Kernels.Compiler.Tests.Emission;

/// <summary>Promises about the text that every cell becomes.</summary>
public class EmittedTextTests
{
    // The plan's file and four targets: about a thousand lines, more where the plan itself is long.
    private const int LineBudget = 1150;
    private const int LinesPerLineOfPlan = 28;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Lines_OfAllFiles_AreWithinTheBudget(string cell)
    {
        var compiled = Compiler.Compile(TestSpecs.All[cell]);
        var lines = compiled.Files.Sum(f => f.Text.Count(c => c == '\n'));
        Assert.InRange(lines, 1, Math.Max(LineBudget, LinesPerLineOfPlan * compiled.Plan.Count(c => c == '\n')));
    }

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Line_OfAnyFile_FitsAScreen(string cell) => Assert.All(
        Compiler.Compile(TestSpecs.All[cell]).Files.SelectMany(f => f.Text.Split('\n')), line => Assert.InRange(line.Length, 0, 160));

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Variables_OfASweep_AreDeclaredOnce(string cell) => CheckVariables(Compiler.Compile(TestSpecs.All[cell]).Files);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Variables_OfARandomCell_AreDeclaredOnce(int seed) => CheckVariables(Compiler.Compile(RandomSpecs.Draw(seed)).Files);

    [Fact]
    public void Names_ThatClashInADeclaration_AreToldApart()
    {
        // A local called like a reserved name, like a row, like a keyword's escape, and two locals of one name.
        var b = new SpecBuilder().Affine("layer", "x", "row");
        var (x, h) = (b.Input("x"), b.State("row"));
        var gate = b.Name(b.Op("Sigmoid", b.Apply("layer", x, h)), "slots");
        var other = b.Name(b.Op("Multiply", gate, h), "slots");
        var third = b.Name(b.Op("Tanh", other), "class");
        CheckVariables(Compiler.Compile(b.Return("row", b.Name(b.Op("Add", third, gate), "row")).Build("Clash")).Files);
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Highway3")]
    public void Text_CompiledTwice_IsTheSame(string cell) => Assert.Equal(
        Compiler.Compile(TestSpecs.All[cell]).Files, Compiler.Compile(TestSpecs.All[cell]).Files);

    [Fact]
    public void Text_UnderAHostileCulture_IsTheSame()
    {
        var here = Compiler.Compile(Numbers()).Files;
        Assert.Equal(here, Hostile(() => Compiler.Compile(Numbers()).Files));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(-1.5)]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    [InlineData(0.044715)]
    [InlineData(double.Epsilon)]
    public void Constant_UnderAHostileCulture_RoundTrips(double value)
    {
        foreach (var target in EquationTarget.All)
        {
            var text = Hostile(() => target.Constant(value));
            var literal = Regex.Match(text, @"Create\((.*)[fd]\)").Groups[1].Value;
            var read = double.Parse(literal, CultureInfo.InvariantCulture);
            Assert.Equal(target.Element == "float" ? (float)value : value, target.Element == "float" ? (float)read : read);
            Assert.Equal(double.IsNegative(value), double.IsNegative(read));
        }
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "NegativeInfinity")]
    public void Constant_ThatIsNoNumber_IsNamed(double value, string name) =>
        Assert.All(EquationTarget.All, target => Assert.Contains($"{target.Element}.{name}", target.Constant(value), StringComparison.Ordinal));

    private static Specs.CellSpec Numbers()
    {
        var b = new SpecBuilder().Affine("layer", "x", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var sum = b.Op("Add", b.Op("Multiply", b.Constant(-0.75), h), b.Op("Multiply", b.Constant(1234.5), b.Apply("layer", x, h)));
        return b.Return("h", b.Op("Tanh", b.Op("Add", sum, b.Constant(-1e-7)))).Build("Numbers");
    }

    private static T Hostile<T>(Func<T> function)
    {
        var before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        (hostile.NumberFormat.NumberDecimalSeparator, hostile.NumberFormat.NegativeSign) = (",", "\u2212");
        CultureInfo.CurrentCulture = hostile;
        try
        {
            Assert.Equal("\u22121,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void CheckVariables(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Suffix != "Plan"))
        {
            foreach (var sweep in file.Text.Split("for (var row").Skip(1))
            {
                var declared = Regex.Matches(sweep, @"\bvar (@?\w+) =").Select(m => m.Groups[1].Value).Where(n => n is not ("row" or "j" or "step")).ToList();
                Assert.Equal(declared.Distinct(), declared);
                Assert.DoesNotContain("slots", declared);
            }
        }
    }
}
