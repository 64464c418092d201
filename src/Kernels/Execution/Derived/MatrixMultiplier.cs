using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution.Derived;

/// <summary>Products of whole matrices in double.</summary>
/// <remarks>
/// The library's tiles in double have vectors of two elements, for any processor. These have the widest that the runtime
/// offers: panels of three vectors of the right factor are packed once for all rows, four rows at a time.
/// </remarks>
internal sealed unsafe class MatrixMultiplier : IDisposable
{
    private const int Vectors = 3;
    private const int Rows = 4;

    private static readonly int Lanes = Vector<double>.Count;

    private readonly AlignedBuffer<double> _panel = new();

    public bool GuardsIntact => _panel.GuardsIntact;

    /// <summary>result = a · b, or += where <paramref name="add"/>. The result lies apart from both.</summary>
    public void Multiply(MatrixArea a, MatrixArea b, MatrixArea result, bool add)
    {
        int width = Vectors * Lanes;
        _panel.Ensure((long)b.Rows * width);
        double* tile = stackalloc double[Rows * Vectors * Lanes];
        for (int column = 0; column < b.Columns; column += width)
        {
            int columns = Math.Min(width, b.Columns - column);
            Pack(b, column, columns, width);
            for (int row = 0; row < a.Rows; row += Rows)
            {
                int rows = Math.Min(Rows, a.Rows - row);
                Tile(a, row, rows, tile);
                for (int i = 0; i < rows; i++)
                    Store(tile + (i * width), result.Row(row + i) + column, columns, add);
            }
        }
    }

    public void Dispose() => _panel.Dispose();

    private void Pack(MatrixArea b, int column, int columns, int width)
    {
        for (int k = 0; k < b.Rows; k++)
        {
            var target = new Span<double>(_panel.Pointer + ((nint)k * width), width);
            new ReadOnlySpan<double>(b.Row(k) + column, columns).CopyTo(target);
            target[columns..].Clear();
        }
    }

    // Below the last row there is none to read: it stands in for those.
    private void Tile(MatrixArea a, int row, int rows, double* tile)
    {
        double* a0 = a.Row(row);
        double* a1 = a.Row(row + Math.Min(1, rows - 1));
        double* a2 = a.Row(row + Math.Min(2, rows - 1));
        double* a3 = a.Row(row + Math.Min(3, rows - 1));
        double* panel = _panel.Pointer;
        Vector<double> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default;
        Vector<double> s20 = default, s21 = default, s22 = default, s30 = default, s31 = default, s32 = default;
        for (int k = 0; k < a.Columns; k++)
        {
            Vector<double> p0 = Vector.Load(panel);
            Vector<double> p1 = Vector.Load(panel + Lanes);
            Vector<double> p2 = Vector.Load(panel + (2 * Lanes));
            var x = new Vector<double>(a0[k]);
            s00 = Vector.MultiplyAddEstimate(x, p0, s00);
            s01 = Vector.MultiplyAddEstimate(x, p1, s01);
            s02 = Vector.MultiplyAddEstimate(x, p2, s02);
            x = new Vector<double>(a1[k]);
            s10 = Vector.MultiplyAddEstimate(x, p0, s10);
            s11 = Vector.MultiplyAddEstimate(x, p1, s11);
            s12 = Vector.MultiplyAddEstimate(x, p2, s12);
            x = new Vector<double>(a2[k]);
            s20 = Vector.MultiplyAddEstimate(x, p0, s20);
            s21 = Vector.MultiplyAddEstimate(x, p1, s21);
            s22 = Vector.MultiplyAddEstimate(x, p2, s22);
            x = new Vector<double>(a3[k]);
            s30 = Vector.MultiplyAddEstimate(x, p0, s30);
            s31 = Vector.MultiplyAddEstimate(x, p1, s31);
            s32 = Vector.MultiplyAddEstimate(x, p2, s32);
            panel += Vectors * Lanes;
        }

        Row(tile, s00, s01, s02);
        Row(tile + (Vectors * Lanes), s10, s11, s12);
        Row(tile + (2 * Vectors * Lanes), s20, s21, s22);
        Row(tile + (3 * Vectors * Lanes), s30, s31, s32);
    }

    private static void Row(double* tile, Vector<double> a, Vector<double> b, Vector<double> c)
    {
        Vector.Store(a, tile);
        Vector.Store(b, tile + Lanes);
        Vector.Store(c, tile + (2 * Lanes));
    }

    private static void Store(double* tile, double* target, int columns, bool add)
    {
        if (add)
            Execution.Vectors.Add(target, tile, columns);
        else
            new ReadOnlySpan<double>(tile, columns).CopyTo(new Span<double>(target, columns));
    }
}
