namespace Kernels.Execution.Compressed;

/// <summary>What tiles of every compressed format have in common: how columns and rows are cut for them.</summary>
internal abstract class StripTable(int lanes, int[] maxRows)
{
    /// <summary>From so many rows on a tile reads its panel seldom enough.</summary>
    private const int EnoughRows = 6;

    /// <summary>Columns of a vector.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>Rows of the highest tile with so many vectors.</summary>
    public int MaxRows(int vectors) => maxRows[vectors - 1];

    /// <summary>Vectors of the widest tile, counted from 1 in the table.</summary>
    public int MaxVectors => maxRows.Length;

    /// <summary>Vectors of the strips into which so many are cut: as wide as a tile for all the rows allows, and
    /// even.</summary>
    public int StripVectors(int rows, int total)
    {
        int widest = MaxVectors;
        while (maxRows[widest - 1] < Math.Min(rows, EnoughRows))
            widest--;
        int strips = (total + widest - 1) / widest;
        return (total + strips - 1) / strips;
    }

    /// <summary>Rows of the next tile: as few tiles as possible, of as equal heights as possible.</summary>
    public int Height(int rows, int vectors)
    {
        if (rows <= maxRows[vectors - 1])
            return rows;
        int tiles = (rows + maxRows[vectors - 1] - 1) / maxRows[vectors - 1];
        return (rows + tiles - 1) / tiles;
    }
}
