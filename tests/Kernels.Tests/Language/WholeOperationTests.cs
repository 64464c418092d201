using Kernels.Language;

namespace Kernels.Tests.Language;

/// <summary>Every row of the tables of reductions and moves: its derivative against central differences of its value.</summary>
public sealed class WholeOperationTests
{
    private const double Step = 1e-3;

    // Five points across 1e-3: truncation h⁴/30 · f⁽⁵⁾ is near 1e-12 for all rows at these points, rounding 1e-13.
    private const double Tolerance = 1e-9;

    private static readonly double[] First = [0.7, -1.3, 2.1, 0.4, -0.6, 1.6];
    private static readonly double[] Second = [-0.2, 0.9, 1.1, -1.7, 0.3, 0.8];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    private static IEnumerable<WholeOperation> Rows => Reductions.All.Concat(Moves.All);

    [Theory]
    [MemberData(nameof(Names))]
    public void Slope_OfEachRow_EqualsCentralDifferences(string name) =>
        Assert.True(WorstSlope(Row(name)) <= Tolerance, $"{name}: {WorstSlope(Row(name))}");

    [Fact]
    public void Slope_OfARowWithAWrongDerivative_IsCaught()
    {
        var wrong = Reductions.Softmax with { Slope = (_, y, upper, _) => [.. y.Zip(upper, (a, b) => a * b)] };
        Assert.True(WorstSlope(wrong) > Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_OfAVectorGivenTwice_Adds(string name)
    {
        var row = Row(name);
        using var recording = new Recording();
        var once = recording.Variable(First);
        var twice = recording.Variable(First);
        Seed(recording, row.Apply(Arguments(row, once)));
        Seed(recording, row.Apply(Arguments(row, twice)));
        Seed(recording, row.Apply(Arguments(row, twice)));
        recording.Backward();
        Assert.Equal(recording.Gradient(once).ToArray().Select(slope => 2 * slope), recording.Gradient(twice).ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Row_OfANumber_TakesItAsOneUnitOrRefuses(string name)
    {
        if (Row(name).TakesNumbers)
            Assert.Equal([1.0, .. Second], Row(name).Apply(Arguments(Row(name), 1)).Values.ToArray());
        else
            Refusal.Says($"{name} of a number", () => Row(name).Apply(Arguments(Row(name), 1)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_OfNaN_HasOne(string name)
    {
        // How many units there are says nothing of what they hold.
        if (name is "Units" or "Indices")
            return;
        var result = Row(name).Apply(Arguments(Row(name), new Vec([1, 2, double.NaN, 3, 4, 5])));
        Assert.Contains(true, result.Values.ToArray().Select(double.IsNaN));
    }

    private static WholeOperation Row(string name) => Rows.Single(row => row.Name == name);

    private static Vec[] Arguments(WholeOperation row, params Vec[] vectors) => row.Name switch
    {
        "Dot" or "Concat" => [vectors[0], vectors.Length > 1 ? vectors[1] : new Vec(Second)],
        "LayerNorm" or "RmsNorm" => [vectors[0], 0.25],
        "Slice" => [vectors[0], 1, 4],
        "Chunk" => [vectors[0], 1, 3],
        "Rotate" => [vectors[0], -2],
        "Permute" => [vectors[0], 3],
        "Unit" => [vectors[0], 2],
        "Repeat" => [vectors[0], 3],
        _ => [vectors[0]],
    };

    private static double Seed(Recording recording, Vec result)
    {
        var weights = Enumerable.Range(0, result.Length).Select(unit => Math.Cos(1 + unit)).ToArray();
        recording.Seed(result, weights);
        return weights.Zip(result.Values.ToArray(), (weight, value) => weight * value).Sum();
    }

    private static double WorstSlope(WholeOperation row)
    {
        using var recording = new Recording();
        var (first, second) = (recording.Variable(First), recording.Variable(Second));
        Seed(recording, row.Apply(Arguments(row, first, second)));
        recording.Backward();
        var worst = 0.0;
        for (var unit = 0; unit < First.Length; unit++)
        {
            var at = unit;
            worst = Math.Max(worst, Error(recording.Gradient(first)[at], h => Loss(row, at, h, 0)));
            worst = Math.Max(worst, Error(recording.Gradient(second)[at], h => Loss(row, at, 0, h)));
        }

        return worst;
    }

    private static double Loss(WholeOperation row, int unit, double moveFirst, double moveSecond)
    {
        using var recording = new Recording(keepsTape: false);
        var (first, second) = ((double[])First.Clone(), (double[])Second.Clone());
        first[unit] += moveFirst;
        second[unit] += moveSecond;
        return Seed(recording, row.Apply(Arguments(row, new Vec(first), new Vec(second))));
    }

    private static double Error(double slope, Func<double, double> loss) => Math.Abs(
        slope - ((loss(-2 * Step) - (8 * loss(-Step)) + (8 * loss(Step)) - loss(2 * Step)) / (12 * Step)));
}
