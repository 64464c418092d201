namespace Kernels.Language;

/// <summary>
/// The operations with a declared derivative at one point, so that an execution nearby can replace each of them by what
/// it was there plus its declared derivative times what its arguments have moved. Differences then find that derivative.
/// </summary>
internal sealed class HeldPoint
{
    private readonly List<(Arguments[] At, double[] Values)> _held = [];
    private bool _isKept;
    private int _next;

    /// <summary>Begins an execution: the first one is the point, all others move away from it.</summary>
    public void Begin()
    {
        _isKept = _held.Count > 0;
        _next = 0;
    }

    /// <summary>Takes the values of an operation in, or gives those that hold nearby.</summary>
    public void Hold(Operation operation, ArgumentReader arguments, double[] values)
    {
        if (!_isKept)
        {
            var at = new Arguments[values.Length];
            for (var unit = 0; unit < at.Length; unit++)
                at[unit] = arguments[unit];
            _held.Add((at, (double[])values.Clone()));
            return;
        }

        var (points, centre) = _held[_next++];
        for (var unit = 0; unit < values.Length; unit++)
            values[unit] = centre[unit] + Moved(operation, points[unit], arguments[unit], centre[unit]);
    }

    private static double Moved(Operation operation, in Arguments from, in Arguments to, double value)
    {
        double[] steps = [to.A - from.A, to.B - from.B, to.C - from.C, to.D - from.D];
        var sum = 0.0;
        for (var index = 0; index < operation.Arity; index++)
            sum += operation.Slopes[index] is { } slope ? slope(from, value) * steps[index] : 0;
        return sum;
    }
}
