using System.Numerics;

namespace Kernels.Execution;

/// <summary>Gives weights their first values: a function of seed, name's position and shape.</summary>
internal static class Initialiser
{
    public static void Fill<T>(CompiledCell cell, Weights<T> weights, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using WeightsEdit<T> edit = weights.Edit();
        for (int i = 0; i < cell.Weights.Length; i++)
        {
            WeightInfo weight = cell.Weights[i];
            (int rows, int columns) = weights.Table.Shape(i);
            double[] values = Values(weight, rows, columns, new CounterRandom(seed, (ulong)i));
            Span<T> target = weights.Table.Slice(edit.All, i);
            for (int j = 0; j < values.Length; j++)
                target[j] = T.CreateTruncating(values[j]);
        }
    }

    private static double[] Values(WeightInfo weight, int rows, int columns, CounterRandom random)
    {
        bool isMatrix = weight.Kind == WeightKind.Matrix;
        int fan = isMatrix ? columns : rows;
        double Scale(double otherwise) => double.IsNaN(weight.Scale) ? otherwise : weight.Scale;
        return weight.Initial switch
        {
            Initial.Uniform => Uniform(rows * columns, Scale(1 / Math.Sqrt(fan)), random),
            Initial.Constant => Constant(rows * columns, Scale(0)),
            Initial.Glorot => Uniform(rows * columns, Scale(1) * Math.Sqrt(6.0 / (rows + columns)), random),
            Initial.Normal => Normal(rows * columns, Scale(1 / Math.Sqrt(fan)), random),
            Initial.Orthogonal => Matrices.Orthogonal(Normal(rows * columns, 1, random), rows, columns, Scale(1)),
            Initial.Identity => Matrices.Identity(rows, columns, Scale(1)),
            Initial.SpectralRadius =>
                Matrices.WithSpectralRadius(Normal(rows * columns, 1, random), rows, columns, Scale(0.9)),
            _ => throw new ArgumentOutOfRangeException(nameof(weight), weight.Initial, "There is no such initialiser."),
        };
    }

    private static double[] Uniform(int count, double bound, CounterRandom random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = ((2 * random.NextUniform()) - 1) * bound;
        return values;
    }

    private static double[] Normal(int count, double deviation, CounterRandom random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextNormal() * deviation;
        return values;
    }

    private static double[] Constant(int count, double value)
    {
        double[] values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}
