using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>The numbers of one layer, from a zero state: every contestant is given the same.</summary>
internal sealed class Problem
{
    private const double BiasBound = 0.5;
    private readonly Dictionary<string, float[]> _weights = [];
    private readonly Dictionary<string, float[]> _inputs = [];

    public Problem(ComparedCell cell, Shape shape)
    {
        (Cell, Shape) = (cell, shape);
        var (plan, random) = (cell.Compiled, new Random(1));
        int[] sizes = [shape.Input, shape.Hidden];
        foreach (var weight in plan.Weights)
        {
            var matrix = weight.Kind == WeightKind.Matrix;
            var columns = matrix ? sizes[weight.Columns] : 1;
            var bound = matrix ? 1 / Math.Sqrt(columns) : BiasBound;
            _weights[weight.Name] = Draw(random, sizes[weight.Rows] * columns, bound);
        }

        var rows = shape.Batch * shape.Steps;
        foreach (var input in plan.Inputs)
            _inputs[input.Name] = Draw(random, rows * sizes[input.Size], 1);
        OutputGradients = Draw(random, rows * shape.Hidden, 1);
    }

    public ComparedCell Cell { get; }

    public Shape Shape { get; }

    /// <summary>By name as in the declaration, [rows, columns] row-major.</summary>
    public IReadOnlyDictionary<string, float[]> Weights => _weights;

    /// <summary>By name as in the declaration, [Steps, Batch, units].</summary>
    public IReadOnlyDictionary<string, float[]> Inputs => _inputs;

    /// <summary>The only input of a textbook cell, [Steps, Batch, Input].</summary>
    public float[] Input => _inputs["x"];

    /// <summary>[Steps, Batch, Hidden].</summary>
    public float[] OutputGradients { get; }

    /// <summary>Weights of several gates below each other, [gates, Hidden, columns]; null stands for zeros.</summary>
    /// <param name="names">Weights of one shape, in the peer's order.</param>
    /// <param name="columns">Columns of each.</param>
    public float[] Stack(IEnumerable<string?> names, int columns)
    {
        var zeros = new float[Shape.Hidden * columns];
        return [.. names.SelectMany(name => name is null ? zeros : _weights[name])];
    }

    private static float[] Draw(Random random, int count, double bound)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = ((2 * random.NextSingle()) - 1) * (float)bound;
        return values;
    }
}
