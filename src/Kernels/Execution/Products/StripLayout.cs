using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>How the vectors of a panel are cut into strips that one tile can hold.</summary>
internal sealed class StripLayout
{
    /// <summary>Below this many rows a tile spends more on loading its panel than on multiplying.</summary>
    private const int EnoughRows = 4;

    private const int MostVectors = 4;

    private readonly int[][] _together;

    private StripLayout(int[] vectors, int[][] together)
    {
        Vectors = vectors;
        _together = together;
        First = new int[vectors.Length];
        for (int i = 1; i < vectors.Length; i++)
            First[i] = First[i - 1] + vectors[i - 1];
    }

    /// <summary>Vectors of each strip.</summary>
    public int[] Vectors { get; }

    /// <summary>First vector of each strip.</summary>
    public int[] First { get; }

    public int Count => Vectors.Length;

    /// <summary>Strips, from this one on, that one tile of so many rows takes together.</summary>
    public int Together(int strip, int rows) => rows <= _together.Length ? _together[rows - 1][strip] : 1;

    /// <summary>Cuts <paramref name="total"/> vectors as evenly as possible into strips that leave room for enough
    /// rows.</summary>
    /// <remarks>One vector more than a strip had best stays with it: two narrow strips would be worse. Two vectors more do
    /// not: every tile reads its strip from L2 again, the more often the fewer rows it takes.</remarks>
    public static StripLayout For<T>(TileTable<T> tiles, int total)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int preferred = 1;
        while (preferred < MostVectors && tiles.MaxRows(preferred + 1) >= EnoughRows + 2)
            preferred++;
        int single = tiles.MaxRows(preferred + 1) >= EnoughRows ? preferred + 1 : preferred;
        int strips = total <= single ? 1 : Math.Max(total / preferred, (total + single - 1) / single);
        int[] vectors = new int[strips];
        for (int i = 0; i < strips; i++)
            vectors[i] = (total / strips) + (i < total % strips ? 1 : 0);
        return new StripLayout(vectors, Together(tiles, vectors));
    }

    /// <summary>For one row and more, as long as any strips are taken together: their number, where the first of them
    /// stands.</summary>
    private static int[][] Together<T>(TileTable<T> tiles, int[] vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var together = new List<int[]>();
        for (int rows = 1; vectors.Any(wide => tiles.MaxStrips(rows, wide) > 1); rows++)
        {
            int[] counts = new int[vectors.Length];
            for (int strip = 0; strip < vectors.Length; strip += counts[strip])
            {
                // As few tiles as possible for the strips of one width, as equal as possible.
                int alike = vectors.Skip(strip).TakeWhile(wide => wide == vectors[strip]).Count();
                int most = tiles.MaxStrips(rows, vectors[strip]);
                int count = (alike + most - 1) / most;
                counts[strip] = (alike + count - 1) / count;
            }

            together.Add(counts);
        }

        return [.. together];
    }
}
