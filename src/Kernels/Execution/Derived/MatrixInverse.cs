using System.Numerics;

namespace Kernels.Execution.Derived;

/// <summary>Inverses by Gauss and Jordan's elimination in place, rows exchanged for the greatest pivot.</summary>
internal sealed unsafe class MatrixInverse
{
    private int[] _exchanged = [];

    /// <summary>result = a⁻¹; infinite or NaN where a is singular.</summary>
    public void Run(MatrixArea a, MatrixArea result)
    {
        int n = a.Rows;
        if (_exchanged.Length < n)
            _exchanged = new int[n];
        a.Values.CopyTo(result.Values);
        for (int pivot = 0; pivot < n; pivot++)
        {
            int best = pivot;
            for (int row = pivot + 1; row < n; row++)
                best = Math.Abs(result.Row(row)[pivot]) > Math.Abs(result.Row(best)[pivot]) ? row : best;
            _exchanged[pivot] = best;
            ExchangeRows(result, pivot, best);
            double scale = 1 / result.Row(pivot)[pivot];
            result.Row(pivot)[pivot] = 1;
            for (int i = 0; i < n; i++)
                result.Row(pivot)[i] *= scale;
            for (int row = 0; row < n; row++)
            {
                if (row == pivot)
                    continue;
                double factor = result.Row(row)[pivot];
                result.Row(row)[pivot] = 0;
                AddMultiple(result.Row(row), result.Row(pivot), -factor, n);
            }
        }

        // Exchanged rows of the matrix are exchanged columns of the inverse, the last first.
        for (int pivot = n - 1; pivot >= 0; pivot--)
        {
            for (int row = 0; row < n && _exchanged[pivot] != pivot; row++)
            {
                double* at = result.Row(row);
                (at[pivot], at[_exchanged[pivot]]) = (at[_exchanged[pivot]], at[pivot]);
            }
        }
    }

    private static void ExchangeRows(MatrixArea matrix, int a, int b)
    {
        for (int i = 0; a != b && i < matrix.Columns; i++)
            (matrix.Row(a)[i], matrix.Row(b)[i]) = (matrix.Row(b)[i], matrix.Row(a)[i]);
    }

    private static void AddMultiple(double* target, double* source, double factor, int count)
    {
        var broadcast = new Vector<double>(factor);
        int i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector.MultiplyAddEstimate(broadcast, Vector.Load(source + i), Vector.Load(target + i));
            Vector.Store(sum, target + i);
        }

        for (; i < count; i++)
            target[i] += factor * source[i];
    }
}
