namespace Kernels.Compiler.Emission.Tiles;

/// <summary>How many rows a tile may have, from the registers of its target.</summary>
/// <remarks>
/// Inside the loop over k a tile keeps rows · vectors sums, the shorter side of its two operands, and one vector of the
/// longer side at a time. All of it must fit the registers, or the JIT spills sums in every iteration.
/// </remarks>
internal static class TileBudget
{
    /// <summary>Widest tile.</summary>
    public const int MaxVectors = 8;

    /// <summary>
    /// Most rows: a row costs an address. Twelve rows need the first row's pointer and five multiples of the stride
    /// (1, 3, 5, 7, 9; times 2, 4 and 8 are part of the addressing mode), which fits fifteen general registers.
    /// </summary>
    public const int RowLimit = 12;

    /// <summary>
    /// Elements between what a tile reads of a far panel and what it asks for: with floats, a third of a nearest cache.
    /// A quarter of it comes too late (measured), and twice as much is gone again before it is read.
    /// </summary>
    public const int LookAhead = 4096;

    /// <summary>Sums that keep the multipliers busy: two begin in each cycle, and a result takes four.</summary>
    public const int EnoughSums = 8;

    /// <summary>A panel is cut into strips that leave room for so many rows; where more than the limit would fit, it
    /// could have been cut wider.</summary>
    private const int LeastCutRows = 4;

    /// <summary>Vectors that live at once in the loop over k.</summary>
    public static int LiveVectors(TileTarget target, int rows, int vectors) =>
        (rows * vectors) + Math.Min(rows, vectors) + target.Temporaries;

    /// <summary>Most rows of a tile with so many vectors; at least 1.</summary>
    public static int MaxRows(TileTarget target, int vectors)
    {
        int rows = 1;
        while (rows < RowLimit && LiveVectors(target, rows + 1, vectors) <= target.Registers)
        {
            rows++;
        }

        return rows;
    }

    /// <summary>Most strips, of so many vectors each, that a tile of so many rows reads side by side.</summary>
    /// <remarks>
    /// One where a strip gives enough sums by itself. Else up to a strip less than twice as many as are enough: any
    /// number of strips is then a sum of such numbers.
    /// </remarks>
    public static int MaxStrips(TileTarget target, int rows, int vectors)
    {
        int sums = rows * vectors;
        if (sums >= EnoughSums || MaxRows(target, vectors) is < LeastCutRows or RowLimit)
        {
            return 1;
        }

        int strips = (2 * ((EnoughSums + sums - 1) / sums)) - 1;
        while (LiveVectors(target, rows, strips * vectors) > target.Registers)
        {
            strips--;
        }

        return strips;
    }
}
