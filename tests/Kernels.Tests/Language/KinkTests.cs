using Kernels.Language;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>What happens exactly at the kinks: conventions that the compiled kernels share.</summary>
public sealed class KinkTests
{
    public static TheoryData<string, double, double, double> Unary => new()
    {
        { "Relu", 0, 0, 0 },
        { "LeakyRelu", 0, 0, 0.01 },
        { "Elu", 0, 0, 1 },
        { "Abs", 0, 0, 0 },
        { "Sign", 0, 0, 0 },
        { "Sign", 3, 1, 0 },
        { "Softsign", 0, 0, 1 },
        { "HardTanh", 1, 1, 0 },
        { "HardTanh", -1, -1, 0 },
        { "HardSigmoid", 3, 1, 0 },
        { "HardSigmoid", -3, 0, 0 },
        { "HardSigmoid", 0, 0.5, 1.0 / 6 },
        { "Clamp", -0.5, -0.5, 0 },
        { "Clamp", 0.25, 0.25, 0 },
        { "Clamp", 0, 0, 1 },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void Function_AtAKink_FollowsTheConvention(string name, double x, double value, double slope)
    {
        using var recording = new Recording();
        var variable = recording.Variable(x);
        var result = Apply(name, variable);
        recording.Seed(result, 1);
        recording.Backward();
        Assert.Equal(value, result.Values[0]);
        Assert.Equal(slope, recording.Gradient(variable)[0]);
    }

    [Fact]
    public void MinAndMax_OfEqualValues_SendTheGradientToTheFirst()
    {
        Assert.Equal((1, 0), Slopes(Min));
        Assert.Equal((1, 0), Slopes(Max));
    }

    [Fact]
    public void Select_OfEqualValues_TakesTheBranchOfTheComparison()
    {
        Vec one = 1;
        Assert.Equal(20, Select(one < 1, 10, 20).Values[0]);
        Assert.Equal(20, Select(one > 1, 10, 20).Values[0]);
        Assert.Equal(10, Select(one <= 1, 10, 20).Values[0]);
        Assert.Equal(10, Select(one >= 1, 10, 20).Values[0]);
    }

    [Fact]
    public void Select_OfNaN_TakesTheSecondBranch()
    {
        Vec nan = double.NaN;
        foreach (var mask in (Mask[])[nan < 1, nan > 1, nan <= 1, nan >= 1])
            Assert.Equal(20, Select(mask, 10, 20).Values[0]);
    }

    [Fact]
    public void Select_Recorded_GivesItsGradientToTheBranchChosen()
    {
        using var recording = new Recording();
        var a = recording.Variable(1, 5);
        var b = recording.Variable(3, 3);
        var x = recording.Variable(10, 10);
        var y = recording.Variable(20, 20);
        recording.Seed(Select(a < b, x, y), 7, 9);
        recording.Backward();
        Assert.Equal([7, 0], recording.Gradient(x).ToArray());
        Assert.Equal([0, 9], recording.Gradient(y).ToArray());
        Assert.Equal([0, 0], recording.Gradient(a).ToArray());
        Assert.Equal([0, 0], recording.Gradient(b).ToArray());
    }

    [Fact]
    public void Recording_OfNonSmoothFunctions_ReportsTheNearestKink()
    {
        using var recording = new Recording();
        var x = recording.Variable(0.5, -0.25);
        _ = Relu(x) + Abs(x - 0.375) + HardTanh(x * 10);
        Assert.Equal(0.125, recording.Kinks.Distance);
    }

    [Fact]
    public void Recording_OfConstantsAtAKink_IsNotNearIt()
    {
        using var recording = new Recording();
        _ = recording.Variable(1) + Relu(new Vec(1e-9));
        Assert.Equal(double.PositiveInfinity, recording.Kinks.Distance);
    }

    private static Vec Apply(string name, Vec x) => name switch
    {
        "LeakyRelu" => LeakyRelu(x),
        "Elu" => Elu(x),
        "Clamp" => Clamp(x, -0.5, 0.25),
        _ => Operations.All.Single(row => row.Name == name).Apply(x),
    };

    private static (double A, double B) Slopes(Func<Vec, Vec, Vec> function)
    {
        using var recording = new Recording();
        var a = recording.Variable(2);
        var b = recording.Variable(2);
        recording.Seed(function(a, b), 1);
        recording.Backward();
        return (recording.Gradient(a)[0], recording.Gradient(b)[0]);
    }
}
