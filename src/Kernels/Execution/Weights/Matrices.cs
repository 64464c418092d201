namespace Kernels.Execution;

/// <summary>Structured random matrices, row-major, in double.</summary>
internal static class Matrices
{
    private const int WarmUp = 100;
    private const int Iterations = 1000;

    /// <summary>Scale on the diagonal, zero elsewhere.</summary>
    public static double[] Identity(int rows, int columns, double scale)
    {
        double[] values = new double[rows * columns];
        for (int i = 0; i < Math.Min(rows, columns); i++)
            values[(i * columns) + i] = scale;
        return values;
    }

    /// <summary>Scale times a matrix with orthonormal rows or columns, whichever are fewer: Gram–Schmidt, done twice
    /// for accuracy.</summary>
    public static double[] Orthogonal(double[] random, int rows, int columns, double scale)
    {
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        for (int i = 0; i < count; i++)
        {
            Span<double> vector = random.AsSpan(i * length, length);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < i; j++)
                    Subtract(vector, random.AsSpan(j * length, length));
                Multiply(vector, 1 / Math.Sqrt(Dot(vector, vector)));
            }
        }

        return Oriented(random, rows, columns, scale);
    }

    /// <summary>The matrix scaled to a spectral radius, which is estimated from the growth of A^k v over a thousand
    /// iterations.</summary>
    /// <remarks>The mean growth is right for complex leading pairs too, where the quotient of one iteration is
    /// not.</remarks>
    public static double[] WithSpectralRadius(double[] random, int rows, int columns, double radius)
    {
        if (rows != columns)
            throw new ArgumentException($"A spectral radius needs a square matrix, not {rows} × {columns}.");
        double found = SpectralRadius(random, rows);
        for (int i = 0; i < random.Length && found > 0; i++)
            random[i] *= radius / found;
        return random;
    }

    internal static double SpectralRadius(double[] matrix, int size)
    {
        double[] vector = new double[size];
        double[] next = new double[size];
        Array.Fill(vector, 1 / Math.Sqrt(size));
        double growth = 0;
        for (int iteration = 0; iteration < WarmUp + Iterations; iteration++)
        {
            for (int i = 0; i < size; i++)
                next[i] = Dot(matrix.AsSpan(i * size, size), vector);
            double norm = Math.Sqrt(Dot(next, next));
            if (norm == 0)
                return 0;
            growth += iteration >= WarmUp ? CounterRandom.Logarithm(norm) : 0;
            Multiply(next, 1 / norm);
            (vector, next) = (next, vector);
        }

        return Math.Exp(growth / Iterations);
    }

    private static double[] Oriented(double[] vectors, int rows, int columns, double scale)
    {
        double[] values = new double[rows * columns];
        int length = Math.Max(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = rows <= columns ? vectors[(row * length) + column] : vectors[(column * length) + row];
                values[(row * columns) + column] = value * scale;
            }
        }

        return values;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Four chains in a fixed order: fast enough, and the same on every platform.
        (double s0, double s1, double s2, double s3) = (0.0, 0.0, 0.0, 0.0);
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
            s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }

    private static void Multiply(Span<double> vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++)
            vector[i] *= factor;
    }

    private static void Subtract(Span<double> vector, ReadOnlySpan<double> unit)
    {
        double part = Dot(vector, unit);
        for (int i = 0; i < vector.Length; i++)
            vector[i] -= part * unit[i];
    }
}
