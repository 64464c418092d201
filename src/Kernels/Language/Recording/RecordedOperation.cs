namespace Kernels.Language;

/// <summary>
/// An elementwise operation on the tape: its row of the table, and the values at which the row's derivatives are taken.
/// </summary>
internal sealed class RecordedOperation(Operation operation, Vec[] operands, Vec result) : RecordedStep(result)
{
    protected override void HandOn(Recording recording, HashSet<OuterProducts> touched)
    {
        for (var index = 0; index < operands.Length; index++)
        {
            if (operation.Slopes[index] is { } slope && operands[index].IsTracked(recording))
                HandOn(slope, operands[index]);
        }
    }

    private void HandOn(Slope slope, Vec operand)
    {
        var reader = new ArgumentReader(operands);
        var upper = Result.Adjoint;
        var values = Result.Values;
        var target = operand.Adjoint;
        var stride = operand.IsRankZero ? 0 : 1;
        for (var unit = 0; unit < upper.Length; unit++)
        {
            var factor = slope(reader[unit], values[unit]);

            // An operation that chooses hands nothing to the side not chosen, not even 0 · NaN.
            if (factor != 0 || operation.Kinks.Length == 0)
                target[unit * stride] += upper[unit] * factor;
        }
    }
}
