namespace Kernels.Language;

/// <summary>
/// The table of reductions, scans and normalisations of the executed language, written from their definitions in plain
/// loops.
/// </summary>
internal static class Reductions
{
    // Initialised before the rows below, which enter themselves.
    private static readonly List<WholeOperation> Table = [];

    public static readonly WholeOperation Sum =
        Number(nameof(Sum), v => v.Sum(), (v, _, upper) => Map(v, _ => upper));

    public static readonly WholeOperation UnitCount = Number("Units", v => v.Length, (v, _, _) => Map(v, _ => 0));
    public static readonly WholeOperation Mean =
        Number(nameof(Mean), v => v.Sum() / v.Length, (v, _, upper) => Map(v, _ => upper / v.Length));

    /// <summary>The greatest unit. Units that are equally great share the gradient evenly.</summary>
    public static readonly WholeOperation Largest = Number(
        nameof(Largest), v => v.Aggregate(Math.Max), ShareAmongEqual, (v, y) => Map(v, x => y - x));

    /// <summary>The smallest unit. Units that are equally small share the gradient evenly.</summary>
    public static readonly WholeOperation Smallest = Number(
        nameof(Smallest), v => v.Aggregate(Math.Min), ShareAmongEqual, (v, y) => Map(v, x => x - y));

    /// <summary>√Σv². Its gradient at 0 is 0.</summary>
    public static readonly WholeOperation Norm = Number(
        nameof(Norm),
        v => Math.Sqrt(Dotted(v, v)),
        (v, y, upper) => Map(v, x => y == 0 ? 0 : upper * x / y),
        (_, y) => [y / Operations.PoleScale]);

    public static readonly WholeOperation Dot = Row(new WholeOperation(
        nameof(Dot),
        at => [Dotted(at[0], at[1])],
        (at, _, upper, argument) => Map(at[1 - argument], x => upper[0] * x))
    {
        YieldsNumber = true,
    });

    public static readonly WholeOperation LogSumExp = Number(
        nameof(LogSumExp), LogOfSum, (v, y, upper) => Map(v, x => upper * Math.Exp(x - y)));

    public static readonly WholeOperation Softmax = Vector(
        nameof(Softmax), Shares, (_, y, upper) => SharesSlope(y, upper));

    /// <summary>Unit i is the sum of units 0 to i.</summary>
    public static readonly WholeOperation CumSum = Vector(
        nameof(CumSum), RunningSums, (_, _, upper) => [.. RunningSums([.. upper.Reverse()]).Reverse()]);

    /// <summary>Unit i is i.</summary>
    public static readonly WholeOperation Indices = Vector(
        nameof(Indices), v => Units(v.Length, unit => unit), (v, _, _) => new double[v.Length]);

    /// <summary>(v − mean) / √(variance + ε).</summary>
    public static readonly WholeOperation LayerNorm = Row(new WholeOperation(
        nameof(LayerNorm),
        at => Normalised(at[0], at[0].Sum() / at[0].Length, at[1][0]),
        (at, y, upper, _) => NormalisedSlope(at[0], at[0].Sum() / at[0].Length, at[1][0], y, upper, isCentred: true))
    {
        Constants = 1,
    });

    /// <summary>v / √(mean of squares + ε).</summary>
    public static readonly WholeOperation RmsNorm = Row(new WholeOperation(
        nameof(RmsNorm),
        at => Normalised(at[0], 0, at[1][0]),
        (at, y, upper, _) => NormalisedSlope(at[0], 0, at[1][0], y, upper, isCentred: false))
    {
        Constants = 1,
    });

    /// <summary>All rows.</summary>
    public static IReadOnlyList<WholeOperation> All => Table;

    private static double Dotted(double[] left, double[] right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException(
                $"Dot of {left.Length} units and {right.Length} units: vectors must have the same size.");
        var sum = 0.0;
        for (var unit = 0; unit < left.Length; unit++)
            sum += left[unit] * right[unit];
        return sum;
    }

    // Shifted by the greatest unit, so that no exponential overflows.
    private static double LogOfSum(double[] v)
    {
        var greatest = v.Aggregate(Math.Max);
        return double.IsFinite(greatest) ? greatest + Math.Log(v.Sum(x => Math.Exp(x - greatest))) : greatest;
    }

    private static double[] Shares(double[] v)
    {
        var greatest = v.Aggregate(Math.Max);
        var raised = Map(v, x => Math.Exp(x - greatest));
        var sum = raised.Sum();
        return Map(raised, x => x / sum);
    }

    private static double[] SharesSlope(double[] y, double[] upper)
    {
        var along = Dotted(upper, y);
        return Units(y.Length, unit => y[unit] * (upper[unit] - along));
    }

    private static double[] RunningSums(double[] v)
    {
        var sums = (double[])v.Clone();
        for (var unit = 1; unit < sums.Length; unit++)
            sums[unit] += sums[unit - 1];
        return sums;
    }

    private static double[] ShareAmongEqual(double[] v, double value, double upper)
    {
        var equal = v.Count(x => x == value);
        return Map(v, x => x == value ? upper / equal : 0);
    }

    private static double[] Normalised(double[] v, double centre, double epsilon)
    {
        var deviation = Deviation(v, centre, epsilon);
        return Map(v, x => (x - centre) / deviation);
    }

    private static double Deviation(double[] v, double centre, double epsilon) =>
        Math.Sqrt((v.Sum(x => (x - centre) * (x - centre)) / v.Length) + epsilon);

    // y = (v − m) / s: ∂y[j] / ∂v[i] = ((i = j) − ∂m/∂v[i] − y[j] · y[i] / n) / s; ∂m/∂v[i] is 1/n, not centred 0.
    private static double[] NormalisedSlope(
        double[] v, double centre, double epsilon, double[] y, double[] upper, bool isCentred)
    {
        var deviation = Deviation(v, centre, epsilon);
        var common = isCentred ? upper.Sum() / v.Length : 0;
        var along = Dotted(upper, y) / v.Length;
        return Units(v.Length, unit => (upper[unit] - common - (y[unit] * along)) / deviation);
    }

    private static double[] Map(double[] v, Func<double, double> map) => Array.ConvertAll(v, x => map(x));

    private static double[] Units(int count, Func<int, double> unit) => [.. Enumerable.Range(0, count).Select(unit)];

    private static WholeOperation Number(
        string name,
        Func<double[], double> value,
        Func<double[], double, double, double[]> slope,
        Func<double[], double, double[]>? kinks = null) =>
        Row(new WholeOperation(name, at => [value(at[0])], (at, y, upper, _) => slope(at[0], y[0], upper[0]))
        {
            YieldsNumber = true,
            Kinks = kinks is null ? null : (at, y) => kinks(at[0], y[0]),
        });

    private static WholeOperation Vector(
        string name, Func<double[], double[]> value, Func<double[], double[], double[], double[]> slope) =>
        Row(new WholeOperation(name, at => value(at[0]), (at, y, upper, _) => slope(at[0], y, upper)));

    private static WholeOperation Row(WholeOperation row)
    {
        Table.Add(row);
        return row;
    }
}
