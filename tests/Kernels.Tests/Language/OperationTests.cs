using Kernels.Language;

namespace Kernels.Tests.Language;

/// <summary>
/// Every row of the operation table: its derivatives against central differences of its value, and NaN.
/// </summary>
public sealed class OperationTests
{
    private const double Step = 1e-3;

    // Five points across 1e-3: truncation h⁴/30 · f⁽⁵⁾ is near 1e-12 for the smooth parts of all rows, rounding 1e-13;
    // rows with poles are kept 300 steps away from them, where truncation reaches 1e-9 of the derivative.
    private const double Tolerance = 1e-8;

    public static TheoryData<string> Names => [.. Operations.All.Select(row => row.Name)];

    public static TheoryData<string> Differentiated =>
        [.. Operations.All.Where(row => !row.IsDeclared).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Differentiated))]
    public void Slopes_AwayFromKinks_EqualCentralDifferences(string name)
    {
        var points = Points(Row(name)).ToArray();
        Assert.True(points.Length >= 20, $"only {points.Length} points");
        Assert.All(points, at => Assert.True(WorstSlope(Row(name), at) <= Tolerance, $"{name} at {at}"));
    }

    [Fact]
    public void Slopes_OfARowWithAWrongDerivative_AreCaught()
    {
        var wrong = new Operation(
            "Sin", (in Arguments at) => Math.Sin(at.A), (in Arguments at, double _) => -Math.Cos(at.A));
        Assert.All(Points(wrong), at => Assert.True(WorstSlope(wrong, at) > Tolerance));
    }

    [Fact]
    public void Slopes_Declared_AreThoseOfTheDeclarationAndNotOfTheValue()
    {
        using var recording = new Recording();
        var x = recording.Variable(0.3, -2);
        recording.Seed(Functions.StopGradient(x * x) * x, 1, 1);
        recording.Seed(Functions.WithDerivative(Functions.Sign(x), Functions.Cos(x), x), 10, 10);
        recording.Backward();
        Assert.Equal([0.09 + (10 * Math.Cos(0.3)), 4 + (10 * Math.Cos(-2))], recording.Gradient(x).ToArray());
    }

    [Fact]
    public void Differences_OfDeclaredDerivatives_FindThemOnlyWhereTheyAreHeld()
    {
        var held = new HeldPoint();
        Assert.Equal(1.0, Loss(0.5, held));
        Assert.Equal(1.75, Loss(0.75, held));
        Assert.Equal(0.0, Loss(-0.5, held: null) - Loss(-0.25, held: null));

        // Beyond 0 it is 1; the declared slope is 3.
        static double Loss(double at, HeldPoint? held)
        {
            held?.Begin();
            using var recording = new Recording(keepsTape: false) { Held = held };
            Vec x = at;
            return Functions.WithDerivative(Functions.Select(x > 0, 1, 0), 3, x).Values[0];
        }
    }

    [Theory]
    [MemberData(nameof(Differentiated))]
    public void Value_OfNaN_IsNaN(string name)
    {
        var row = Row(name);
        var isSelect = name.StartsWith("Select", StringComparison.Ordinal);
        for (var argument = isSelect ? 2 : 0; argument < row.Arity - row.Constants; argument++)
        {
            // Comparisons choose the third argument at 0 < 1 and the fourth at 1 < 0.
            var (a, b) = argument == 3 ? (1, 0) : (0, 1);
            double[] values = isSelect ? [a, b, 0.3, 0.4] : [0.3, 0.4, 0.5, 0.6];
            values[argument] = double.NaN;
            Assert.True(double.IsNaN(row.Value(new Arguments(values[0], values[1], values[2], values[3]))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_Recorded_AreTheRowsOwn(string name)
    {
        var row = Row(name);
        var at = Points(row).First();
        using var recording = new Recording();
        double[] numbers = [at.A, at.B, at.C, at.D];
        var variables = numbers[..row.Arity].Select(number => recording.Variable(number, number)).ToArray();
        recording.Seed(row.Apply(variables), 2, 3);
        recording.Backward();
        for (var argument = 0; argument < row.Arity; argument++)
        {
            var slope = row.Slopes[argument]?.Invoke(at, row.Value(at)) ?? 0;
            Assert.Equal([2 * slope, 3 * slope], recording.Gradient(variables[argument]).ToArray());
        }
    }

    private static Operation Row(string name) => Operations.All.Single(row => row.Name == name);

    private static double WorstSlope(Operation row, Arguments at)
    {
        var worst = 0.0;
        for (var argument = 0; argument < row.Arity - row.Constants; argument++)
        {
            var slope = row.Slopes[argument]?.Invoke(at, row.Value(at)) ?? 0;
            var index = argument;
            double F(int multiple) => row.Value(Moved(at, index, multiple * Step));
            var difference = (F(-2) - (8 * F(-1)) + (8 * F(1)) - F(2)) / (12 * Step);
            worst = Math.Max(worst, Math.Abs(slope - difference) / Math.Max(1, Math.Abs(difference)));
        }

        return worst;
    }

    private static Arguments Moved(Arguments at, int argument, double by) => argument switch
    {
        0 => at with { A = at.A + by },
        1 => at with { B = at.B + by },
        2 => at with { C = at.C + by },
        _ => at with { D = at.D + by },
    };

    private static IEnumerable<Arguments> Points(Operation row)
    {
        double[] firsts = [-7.3, -3.4, -2.2, -1.3, -0.7, -0.2, 0.11, 0.4, 0.8, 1.2, 1.9, 2.6, 3.7, 6.1];
        foreach (var first in firsts)
        {
            foreach (var second in (double[])[-1.6, 0.3, 2, 3.1])
            {
                // The third is the upper bound of Clamp.
                var at = new Arguments(first, second, second + 1.5, -0.9);
                if (double.IsFinite(row.Value(at)) && row.Kinks.All(kink => Math.Abs(kink(at)) >= 10 * Step))
                    yield return at;
            }
        }
    }
}
