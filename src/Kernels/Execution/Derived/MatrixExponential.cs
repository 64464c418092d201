using Kernels.Memory;

namespace Kernels.Execution.Derived;

/// <summary>The exponential of a matrix, and the adjoint of its argument: by scaling, a Taylor polynomial, and squaring.</summary>
/// <remarks>
/// exp(A) = exp(A / 2ˢ)^(2ˢ). The polynomial of degree 16 takes six products (Paterson and Stockmeyer 1973); where the
/// rows of A / 2ˢ sum to at most 0.7 what it leaves out is below 0.7¹⁷ / 17! &lt; 1e-17. The adjoint is the exponential's
/// derivative at Aᵀ in the direction of the gradient (Najfeld and Havel 1995), that is, the upper right block of
/// exp([Aᵀ, G; 0, Aᵀ]); of the products of such blocks only XY and X·dY + dX·Y are computed.
/// </remarks>
internal sealed unsafe class MatrixExponential(MatrixMultiplier multiplier) : IDisposable
{
    private const double LargestNorm = 0.7;
    private const int Powers = 4;

    private static readonly double[] Coefficients = InverseFactorials(Powers * Powers);

    private readonly AlignedBuffer<double> _memory = new();
    private readonly Moving[] _areas = new Moving[Powers + 2];

    public bool GuardsIntact => _memory.GuardsIntact;

    /// <summary>A matrix, and how it moves in the direction asked for.</summary>
    private readonly record struct Moving(MatrixArea Value, MatrixArea Slope);

    /// <summary>result = exp(a).</summary>
    public void Run(MatrixArea a, MatrixArea result)
    {
        Moving[] areas = Areas(a.Rows, moves: false);
        a.Values.CopyTo(areas[0].Value.Values);
        Evaluate(areas, moves: false).Value.Values.CopyTo(result.Values);
    }

    /// <summary>result = the adjoint of a, given that of exp(a).</summary>
    public void RunAdjoint(MatrixArea a, MatrixArea upper, MatrixArea result)
    {
        Moving[] areas = Areas(a.Rows, moves: true);
        MatrixWork.Transpose(a, areas[0].Value);
        upper.Values.CopyTo(areas[0].Slope.Values);
        Evaluate(areas, moves: true).Slope.Values.CopyTo(result.Values);
    }

    public void Dispose() => _memory.Dispose();

    // Powers 1 to 4, the sum, and where the next sum is made.
    private Moving Evaluate(Moving[] areas, bool moves)
    {
        int halvings = Halvings(areas[0].Value);
        double scale = Math.ScaleB(1, -halvings);
        Scale(areas[0], scale, moves);
        for (int power = 1; power < Powers; power++)
            Multiply(areas[power - 1], areas[0], areas[power], moves);
        (Moving sum, Moving next) = (areas[Powers], areas[Powers + 1]);
        AddPowers(areas, Powers * (Powers - 1), Powers, sum, add: false, moves);
        for (int first = Powers * (Powers - 2); first >= 0; first -= Powers)
        {
            Multiply(sum, areas[Powers - 1], next, moves);
            AddPowers(areas, first, Powers - 1, next, add: true, moves);
            (sum, next) = (next, sum);
        }

        for (int i = 0; i < halvings; i++)
        {
            Multiply(sum, sum, next, moves);
            (sum, next) = (next, sum);
        }

        return sum;
    }

    // Σ over k from 0 to the highest of c[first + k]·Aᵏ.
    private static void AddPowers(Moving[] powers, int first, int highest, Moving target, bool add, bool moves)
    {
        int length = target.Value.Length;
        double* value = target.Value.Pointer;
        for (int i = 0; i < length; i++)
        {
            double sum = add ? value[i] : 0;
            for (int k = highest; k >= 1; k--)
                sum += Coefficients[first + k] * powers[k - 1].Value.Pointer[i];
            value[i] = sum;
        }

        for (int i = 0; i < target.Value.Rows; i++)
            target.Value.Row(i)[i] += Coefficients[first];
        for (int i = 0; i < length && moves; i++)
        {
            double sum = add ? target.Slope.Pointer[i] : 0;
            for (int k = highest; k >= 1; k--)
                sum += Coefficients[first + k] * powers[k - 1].Slope.Pointer[i];
            target.Slope.Pointer[i] = sum;
        }
    }

    private void Multiply(Moving left, Moving right, Moving result, bool moves)
    {
        multiplier.Multiply(left.Value, right.Value, result.Value, add: false);
        if (!moves)
            return;
        multiplier.Multiply(left.Value, right.Slope, result.Slope, add: false);
        multiplier.Multiply(left.Slope, right.Value, result.Slope, add: true);
    }

    private static void Scale(Moving matrix, double factor, bool moves)
    {
        for (int i = 0; i < matrix.Value.Length; i++)
            matrix.Value.Pointer[i] *= factor;
        for (int i = 0; i < matrix.Value.Length && moves; i++)
            matrix.Slope.Pointer[i] *= factor;
    }

    private static int Halvings(MatrixArea matrix)
    {
        double norm = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            double sum = 0;
            for (int column = 0; column < matrix.Columns; column++)
                sum += Math.Abs(matrix.Row(row)[column]);
            norm = Math.Max(norm, sum);
        }

        return norm > LargestNorm && double.IsFinite(norm) ? (int)Math.Ceiling(Math.Log2(norm / LargestNorm)) : 0;
    }

    private Moving[] Areas(int size, bool moves)
    {
        int length = CellSizes.RoundUp(checked(size * size));
        int parts = moves ? 2 : 1;
        Moving[] areas = _areas;
        _memory.Ensure((long)areas.Length * parts * length);
        for (int i = 0; i < areas.Length; i++)
        {
            double* start = _memory.Pointer + ((nint)i * parts * length);
            areas[i] = new Moving(new(start, size, size), moves ? new(start + length, size, size) : default);
        }

        return areas;
    }

    private static double[] InverseFactorials(int highest)
    {
        double[] values = new double[highest + 1];
        values[0] = 1;
        for (int k = 1; k <= highest; k++)
            values[k] = values[k - 1] / k;
        return values;
    }
}
