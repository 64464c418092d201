namespace Kernels.Language;

/// <summary>
/// One row of the operation table: everything that the executed language knows of an elementwise operation.
/// </summary>
/// <param name="Name">The row's name, shared with the compiler's tables.</param>
/// <param name="Value">Its value.</param>
/// <param name="Slopes">
/// Its derivative by each argument; null where it is zero everywhere or the argument is a constant.
/// </param>
internal sealed record Operation(string Name, Value Value, params Slope?[] Slopes)
{
    /// <summary>
    /// Signed distances, in the argument, to where value or derivatives jump. For poles, the distance is divided by
    /// thirty, since differences across h need |x| to be hundreds of h there, where ten are enough beside a kink.
    /// </summary>
    public Value[] Kinks { get; init; } = [];

    /// <summary>Number of trailing arguments that are constants.</summary>
    public int Constants { get; init; }

    /// <summary>
    /// Whether the derivative is what the declaration says it is, and not that of the value: differences of the value
    /// say nothing about it.
    /// </summary>
    public bool IsDeclared { get; init; }

    /// <summary>Number of arguments, constants included.</summary>
    public int Arity => Slopes.Length;

    /// <summary>Executes the operation on vectors of one size and rank-0 values, and records it.</summary>
    public Vec Apply(params ReadOnlySpan<Vec> operands)
    {
        var shape = CommonShape(operands);
        var values = new double[shape.Length];
        var reader = new ArgumentReader(operands);
        for (var unit = 0; unit < values.Length; unit++)
            values[unit] = Value(reader[unit]);
        Recording.RoundResult(values);
        if (IsDeclared)
            Recording.Current?.Held?.Hold(this, reader, values);

        var tape = Recording.TapeOf(operands);
        if (Kinks.Length > 0 && Recording.Current is { } watching)
            Observe(watching.Kinks, reader, values.Length, tape is not null);
        var result = Vec.Of(values, shape.IsRankZero, tape);
        tape?.Add(new RecordedOperation(this, operands.ToArray(), result));
        return result;
    }

    private void Observe(KinkMonitor monitor, ArgumentReader reader, int units, bool isTracked)
    {
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var kink in Kinks)
                monitor.Observe(kink(reader[unit]), isTracked);
        }
    }

    private Vec CommonShape(ReadOnlySpan<Vec> operands)
    {
        var shape = operands[0];
        foreach (var operand in operands)
        {
            ArgumentNullException.ThrowIfNull(operand);
            if (operand.IsRankZero)
                continue;
            if (shape.IsRankZero)
                shape = operand;
            else if (operand.Length != shape.Length)
                throw new ArgumentException(
                    $"{Name} of {shape.Length} units and {operand.Length} units: vectors must have the same size.");
        }

        return shape;
    }
}
