using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Learning.Products;

/// <summary>Dense products over packed panels, on the tiles that the recurrent kernels use.</summary>
/// <remarks>
/// Every element of a result is one chain with its terms in ascending order, whatever the number of rows and wherever
/// the work was divided, so the bits do not depend on threads.
/// </remarks>
internal static unsafe class Product
{
    private const int MaximumVectors = 5;

    private static readonly TileTable<float> Tiles = TileTables.For<float>(Targets.Best);

    /// <summary>Columns of a panel: as few panels as possible, then as narrow as possible.</summary>
    public static int PanelWidth(int columns)
    {
        int vectors = (columns + Tiles.Lanes - 1) / Tiles.Lanes;
        int panels = (vectors + MaximumVectors - 1) / MaximumVectors;
        return Math.Max(1, (vectors + panels - 1) / panels) * Tiles.Lanes;
    }

    /// <summary>
    /// y[r, j] = start[j] + Σ_i x[r, i] · panel[i, j]; columns from <paramref name="columns"/> on are not written.
    /// </summary>
    /// <param name="x">[rows, terms].</param>
    /// <param name="xStride">Elements between rows of x.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panel">[terms, width].</param>
    /// <param name="width">Columns of the panel.</param>
    /// <param name="terms">Length of the sum.</param>
    /// <param name="start">One row of width columns.</param>
    /// <param name="y">[rows, columns].</param>
    /// <param name="yStride">Elements between rows of y.</param>
    /// <param name="columns">Columns wanted.</param>
    public static void Multiply(
        float* x, nint xStride, int rows, float* panel, int width, int terms, float* start,
        float* y, nint yStride, int columns)
    {
        int vectors = width / Tiles.Lanes;
        int most = Tiles.MaxRows(vectors);
        float* scratch = stackalloc float[most * width];
        for (int row = 0; row < rows; row += most)
        {
            int height = Math.Min(most, rows - row);
            float* a = x + (row * xStride);
            float* c = y + (row * yStride);
            if (columns == width)
            {
                Tiles.Product(height, vectors)(a, xStride, panel, terms, start, 0, c, yStride);
                continue;
            }

            Tiles.Product(height, vectors)(a, xStride, panel, terms, start, 0, scratch, width);
            for (int r = 0; r < height; r++)
                new Span<float>(scratch + (r * width), columns).CopyTo(new Span<float>(c + (r * yStride), columns));
        }
    }

    /// <summary>
    /// c[m, j] += Σ_i a[i, m] · panel[i, j]; columns from <paramref name="columns"/> on are not touched.
    /// </summary>
    /// <param name="a">[terms, rows].</param>
    /// <param name="aStride">Elements between rows of a.</param>
    /// <param name="rows">Number of values of m.</param>
    /// <param name="panel">[terms, width].</param>
    /// <param name="width">Columns of the panel.</param>
    /// <param name="terms">Length of the sum.</param>
    /// <param name="c">[rows, columns].</param>
    /// <param name="cStride">Elements between rows of c.</param>
    /// <param name="columns">Columns wanted.</param>
    public static void AddOuter(
        float* a, nint aStride, int rows, float* panel, int width, int terms, float* c, nint cStride, int columns)
    {
        int vectors = width / Tiles.Lanes;
        int most = Tiles.MaxRows(vectors);
        float* scratch = stackalloc float[most * width];
        for (int row = 0; row < rows; row += most)
        {
            int height = Math.Min(most, rows - row);
            float* to = c + (row * cStride);
            if (columns == width)
            {
                Tiles.Outer(height, vectors)(a + row, aStride, panel, terms, to, cStride);
                continue;
            }

            new Span<float>(scratch, height * width).Clear();
            Tiles.Outer(height, vectors)(a + row, aStride, panel, terms, scratch, width);
            for (int r = 0; r < height; r++)
                Sums.Add(new Span<float>(scratch + (r * width), columns), new Span<float>(to + (r * cStride), columns));
        }
    }
}
