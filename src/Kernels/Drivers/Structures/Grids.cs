namespace Kernels;

/// <summary>Batches of grids as structures: a node follows its neighbour in its column (slot 0) and its neighbour in its row
/// (slot 1).</summary>
/// <remarks>
/// Within a grid, the node of row i and column j has the number i · columns + j. With borders, the nodes that the first row
/// follows come behind them, column by column, and then those that the first column follows, row by row: they are given.
/// Nodes of one diagonal are one level.
/// </remarks>
public static class Grids
{
    /// <summary>Some grids of one size.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="batch">How many grids, at least 1.</param>
    /// <param name="corner">Where the way through the grid begins.</param>
    /// <param name="borders">Whether the first row and column follow given nodes; otherwise zeros.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Structure Of(int rows, int columns, int batch = 1, GridCorner corner = GridCorner.TopLeft, bool borders = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        return Of([.. Enumerable.Repeat((rows, columns), batch)], corner, borders);
    }

    /// <summary>Grids of different sizes.</summary>
    /// <param name="grids">Rows and columns of each.</param>
    /// <param name="corner">Where the way through the grids begins.</param>
    /// <param name="borders">Whether the first row and column follow given nodes; otherwise zeros.</param>
    /// <exception cref="ArgumentException">There is no grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Structure Of(IReadOnlyList<(int Rows, int Columns)> grids, GridCorner corner = GridCorner.TopLeft,
        bool borders = false)
    {
        ArgumentNullException.ThrowIfNull(grids);
        return Structure.Of([.. grids.Select(grid => Nodes(grid.Rows, grid.Columns, corner, borders))]);
    }

    private static int[]?[] Nodes(int rows, int columns, GridCorner corner, bool borders)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        int down = corner is GridCorner.TopLeft or GridCorner.TopRight ? 1 : -1;
        int right = corner is GridCorner.TopLeft or GridCorner.BottomLeft ? 1 : -1;
        int size = checked(rows * columns);
        int[]?[] nodes = new int[]?[borders ? size + columns + rows : size];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int above = row - down >= 0 && row - down < rows ? ((row - down) * columns) + column
                    : borders ? size + column : -1;
                int beside = column - right >= 0 && column - right < columns ? (row * columns) + column - right
                    : borders ? size + columns + row : -1;
                nodes[(row * columns) + column] = [above, beside];
            }
        }

        return nodes;
    }
}
