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
            _values[weight.Name] = Draw(DeclaredWeights.LengthOf(weight, sizes, compiled), random);
        foreach (var hyper in compiled.Hypers)
            _hypers[hyper.Name] = 0.25 + (0.5 * random.NextDouble());
        Declared = new(
            compiled, sizes,
            [.. compiled.Weights.SelectMany(weight => _values[weight.Name])],
            [.. compiled.Hypers.Select(hyper => _hypers[hyper.Name])]);
    }

    /// <summary>The same weights under the names and in the shapes of a formula that arranges them otherwise.</summary>
    public FormulaWeights(FormulaWeights declared, Dictionary<string, double[]> values) =>
        (_values, _hypers, Declared) = (values, declared._hypers, declared.Declared);

    /// <summary>The same numbers for the declaration.</summary>
    public DeclaredWeights Declared { get; }

    /// <summary>A weight, row-major.</summary>
    public double[] this[string name] => _values.TryGetValue(name, out var values)
        ? values
        : throw new ArgumentException($"The cell has no weight '{name}'; it has {string.Join(", ", _values.Keys)}.");

    public static double[] Draw(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    public static double Logistic(double a) => 1 / (1 + Math.Exp(-a));

    public static double Softplus(double a) => Math.Log(1 + Math.Exp(a));

    public static double Silu(double a) => a * Logistic(a);

    public static double[] Softmax(double[] scores)
    {
        var top = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - top));
        return [.. scores.Select(score => Math.Exp(score - top) / sum)];
    }

    /// <summary>Mean 0 and variance 1 (divided by the number of units, 1e-5 added) over the units.</summary>
    public static double[] Normalised(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) + 1e-5);
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    public static double Inner(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    /// <summary>exp(M − Mᵀ): the power series of the matrix divided by 16, squared four times.</summary>
    public static double[,] SkewExponential(double[] m, int size)
    {
        const int Halvings = 4;
        var skew = new double[size, size];
        var term = new double[size, size];
        var sum = new double[size, size];
        for (var j = 0; j < size; j++)
        {
            term[j, j] = sum[j, j] = 1;
            for (var k = 0; k < size; k++)
                skew[j, k] = (m[(j * size) + k] - m[(k * size) + j]) / (1 << Halvings);
        }

        for (var order = 1; order <= 20; order++)
        {
            term = Times(term, skew, 1.0 / order);
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                    sum[j, k] += term[j, k];
            }
        }

        for (var halving = 0; halving < Halvings; halving++)
            sum = Times(sum, sum, 1);
        return sum;
    }

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

    /// <summary>One row of an affine map: its bias and, for each operand by name, one row of its matrix times the operand.</summary>
    public double Affine(string name, int row, params ReadOnlySpan<(string Operand, double[] Values)> operands)
    {
        var sum = this[name + ".bias"][row];
        foreach (var (operand, values) in operands)
            sum += Dot($"{name}.{operand}", row, values);
        return sum;
    }

    /// <summary>The first rows of a matrix times a vector.</summary>
    public double[] Product(string name, int rows, double[] vector) =>
        [.. Enumerable.Range(0, rows).Select(row => Dot(name, row, vector))];

    private static double[,] Times(double[,] left, double[,] right, double scale)
    {
        var size = left.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                    product[i, j] += scale * left[i, k] * right[k, j];
            }
        }

        return product;
    }
}
