using System.Globalization;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>Steps of which the index, or what is left of it by a period, is at least one number and below another.</summary>
/// <param name="Period">The period; 0 for the index itself.</param>
/// <param name="From">The least.</param>
/// <param name="To">One above the greatest; <see cref="int.MaxValue"/> for all that follow, without a period.</param>
internal sealed record StepCondition(int Period, int From, int To)
{
    /// <summary>
    /// The steps at which a choice takes its first value, and those at which it takes its second. Null where it depends on
    /// more than the step, or is always the same.
    /// </summary>
    public static (StepCondition? First, StepCondition? Second) Of(Node choice)
    {
        if (choice.Op is not (Op.SelectLess or Op.SelectLessOrEqual))
            return default;
        var (left, right) = (choice.Operands[0], choice.Operands[1]);
        var isStrict = choice.Op == Op.SelectLess;
        if (left.Op == Op.StepIndex && right.Op == Op.Constant)
            return Split(left.Steps, isStrict ? Math.Ceiling(right.Value) : Math.Floor(right.Value) + 1);
        if (left.Op != Op.Constant || right.Op != Op.StepIndex)
            return default;
        var (below, above) = Split(right.Steps, isStrict ? Math.Floor(left.Value) + 1 : Math.Ceiling(left.Value));
        return (above, below);
    }

    /// <summary>As a part of a method's name.</summary>
    public string Name => this switch
    {
        { Period: 0, From: 0 } => "Before" + Number(To),
        { Period: 0 } => "From" + Number(From),
        { From: 0, To: 1 } => "Every" + Number(Period),
        _ => $"Every{Number(Period)}From{Number(From)}To{Number(To)}",
    };

    /// <summary>For people.</summary>
    public override string ToString() => this switch
    {
        { Period: 0, From: 0 } => $"step < {Number(To)}",
        { Period: 0 } => $"step ≥ {Number(From)}",
        { From: 0 } => $"step mod {Number(Period)} < {Number(To)}",
        _ => $"step mod {Number(Period)} ≥ {Number(From)}",
    };

    private static (StepCondition? Below, StepCondition? Above) Split(int period, double bound)
    {
        var end = period == 0 ? int.MaxValue : period;
        return bound > 0 && bound < end ? (new(period, 0, (int)bound), new(period, (int)bound, end)) : default;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
