using Kernels.Language;

namespace Kernels.Diagnostics;

/// <summary>
/// Five-point central differences of a check's loss: (f(−2h) − 8 f(−h) + 8 f(h) − f(2h)) / 12h, wrong by O(h⁴).
/// </summary>
/// <remarks>Null where a kink lies between the five points, since a difference across it says nothing.</remarks>
internal sealed class CentralDifferences<TCell>
    where TCell : ICell<TCell>
{
    private readonly CheckPoint<TCell> _point;
    private readonly double _step;
    private readonly HeldPoint _held = new();
    private readonly ulong _branches;

    public CentralDifferences(CheckPoint<TCell> point, double step)
    {
        (_point, _step) = (point, step);
        _branches = point.Loss(_held).Branches;
    }

    /// <summary>By every element of every variable.</summary>
    public double[][]? EveryCoordinate()
    {
        var gradients = new List<double[]>();
        foreach (var tensor in _point.Variables)
        {
            var gradient = new double[tensor.Values.Length];
            for (var index = 0; index < gradient.Length; index++)
            {
                if (Along(tensor.Values, index) is not { } slope)
                    return null;
                gradient[index] = slope;
            }

            gradients.Add(gradient);
        }

        return [.. gradients];
    }

    /// <summary>Along directions that move every element of every variable at once, by ±1.</summary>
    /// <returns>The slopes by differences, and the recording's gradient times the same directions.</returns>
    public (double[] Differences, double[] Recorded)? Directions(int count, CheckRandom random)
    {
        var differences = new double[count];
        var recorded = new double[count];
        for (var index = 0; index < count; index++)
        {
            var direction = _point.Variables.Select(tensor => Signs(tensor.Values.Length, random)).ToArray();
            recorded[index] = _point.Variables.Zip(direction, (tensor, signs) => Dot(tensor.Gradient.Span, signs)).Sum();
            if (Along(direction) is not { } slope)
                return null;
            differences[index] = slope;
        }

        return (differences, recorded);
    }

    private double? Along(Memory<double> values, int index)
    {
        var centre = values.Span[index];
        var slope = Stencil(multiple => values.Span[index] = centre + (multiple * _step));
        values.Span[index] = centre;
        return slope;
    }

    private double? Along(double[][] direction)
    {
        var variables = _point.Variables;
        var centres = variables.Select(tensor => tensor.Values.ToArray()).ToArray();
        var slope = Stencil(Move);
        Move(0);
        return slope;

        void Move(int multiple)
        {
            for (var tensor = 0; tensor < centres.Length; tensor++)
            {
                var values = variables[tensor].Values.Span;
                for (var index = 0; index < values.Length; index++)
                    values[index] = centres[tensor][index] + (multiple * _step * direction[tensor][index]);
            }
        }
    }

    private double? Stencil(Action<int> move)
    {
        var sum = 0.0;
        foreach (var (multiple, weight) in ((int, double)[])[(-2, 1), (-1, -8), (1, 8), (2, -1)])
        {
            move(multiple);
            var (value, branches) = _point.Loss(_held);
            if (branches != _branches)
                return null;
            sum += weight * value;
        }

        return sum / (12 * _step);
    }

    private static double[] Signs(int count, CheckRandom random)
    {
        var signs = new double[count];
        foreach (ref var sign in signs.AsSpan())
            sign = random.Next(1) < 0 ? -1 : 1;
        return signs;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
