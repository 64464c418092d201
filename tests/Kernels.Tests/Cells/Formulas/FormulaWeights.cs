using Kernels.Execution;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Random weights by name, read by a formula from these arrays and by the declaration from one flat buffer.</summary>
internal sealed class FormulaWeights
{
    private readonly Dictionary<string, double[]> _values = [];
    private readonly Dictionary<string, double> _hypers = [];

    /// <summary>Draws all weights uniformly from ±1: large enough that a wrong term shows in the first digit.</summary>
    public FormulaWeights(CompiledCell compiled, int[] sizes, Random random)
    {
        foreach (var weight in compiled.Weights)
            _values[weight.Name] = Draw(SizeOf(weight.Rows, sizes) * SizeOf(weight.Columns, sizes), random);
        foreach (var hyper in compiled.Hypers)
            _hypers[hyper.Name] = 0.25 + (0.5 * random.NextDouble());
        Declared = new(
            compiled, sizes,
            [.. compiled.Weights.SelectMany(weight => _values[weight.Name])],
            [.. compiled.Hypers.Select(hyper => _hypers[hyper.Name])]);
    }

    /// <summary>The same numbers for the declaration.</summary>
    public DeclaredWeights Declared { get; }

    /// <summary>A weight, row-major.</summary>
    public double[] this[string name] => _values.TryGetValue(name, out var values)
        ? values
        : throw new ArgumentException($"The cell has no weight '{name}'; it has {string.Join(", ", _values.Keys)}.");

    public static double[] Draw(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    public static double Logistic(double a) => 1 / (1 + Math.Exp(-a));

    /// <summary>A hyper-parameter.</summary>
    public double Hyper(string name) => _hypers[name];

    /// <summary>One row of a matrix times a vector.</summary>
    public double Dot(string name, int row, double[] vector)
    {
        var sum = 0.0;
        for (var column = 0; column < vector.Length; column++)
            sum += this[name][(row * vector.Length) + column] * vector[column];
        return sum;
    }

    private static int SizeOf(int size, int[] sizes) => size == CompiledCell.Unit ? 1 : sizes[size];
}
