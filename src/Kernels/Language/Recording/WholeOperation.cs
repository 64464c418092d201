namespace Kernels.Language;

/// <summary>The units of an operation, given those of its arguments; a constant is an argument of one unit.</summary>
internal delegate double[] WholeValue(double[][] at);

/// <summary>What the gradient of the result hands to one argument.</summary>
/// <param name="at">The units of the arguments.</param>
/// <param name="value">The units of the result.</param>
/// <param name="upper">The gradient of the result.</param>
/// <param name="argument">Which argument.</param>
internal delegate double[] WholeSlope(double[][] at, double[] value, double[] upper, int argument);

/// <summary>Signed distances to where a derivative jumps.</summary>
internal delegate double[] WholeKinks(double[][] at, double[] value);

/// <summary>
/// One row of the table of operations whose units read other units: reductions, scans, and moves of units. Everything
/// that the executed language knows of it.
/// </summary>
/// <param name="Name">The row's name, shared with the compiler's tables.</param>
/// <param name="Value">Its value.</param>
/// <param name="Slope">Its derivative.</param>
internal sealed record WholeOperation(string Name, WholeValue Value, WholeSlope Slope)
{
    /// <summary>Whether the result is a number rather than a vector.</summary>
    public bool YieldsNumber { get; init; }

    /// <summary>Whether a number among the arguments is a vector of one unit.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Number of trailing arguments that are constants; all others are vectors.</summary>
    public int Constants { get; init; }

    /// <summary>Where a derivative jumps; null where none does.</summary>
    public WholeKinks? Kinks { get; init; }

    /// <summary>Executes the operation and records it.</summary>
    public Vec Apply(params ReadOnlySpan<Vec> arguments)
    {
        var at = new double[arguments.Length][];
        for (var index = 0; index < arguments.Length; index++)
        {
            ArgumentNullException.ThrowIfNull(arguments[index]);
            if (arguments[index].IsRankZero && index < arguments.Length - Constants && !TakesNumbers)
                throw new ArgumentException($"{Name} of a number: it takes vectors.");
            at[index] = arguments[index].Values.ToArray();
        }

        var values = Value(at);
        Recording.RoundResult(values);
        var tape = Recording.TapeOf(arguments);
        if (Kinks is not null && Recording.Current is { } watching)
        {
            foreach (var margin in Kinks(at, values))
                watching.Kinks.Observe(margin, tape is not null);
        }

        var result = Vec.Of(values, YieldsNumber, tape);
        tape?.Add(new RecordedWhole(this, arguments.ToArray(), at, result));
        return result;
    }
}
