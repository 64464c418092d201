namespace Kernels.Execution.Tiles;

/// <summary>The product tiles of one target: small matrix products over packed panels, by rows and vectors.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>
/// A panel is [k][vectors · lanes], without gaps. Strides count elements. Buffers need no alignment. A sum is one chain
/// in ascending k, so an element of the result does not depend on the tile that computed it.
/// </remarks>
internal sealed unsafe class TileTable<T>
    where T : unmanaged
{
    private const int EnoughRows = 6;

    private readonly delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void>[][] _products;
    private readonly delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void>[][] _farProducts;
    private readonly delegate*<T*, nint, T*, nint, T*, nint, void>[][] _outers;
    private readonly delegate*<T*, nint, T*, nint, nint, T*, nint, T*, nint, void>[][][] _across;

    /// <summary>Takes the tiles by vectors, then rows, both counted from 1; those for far panels only from some number
    /// of rows on; those across strips only up to some number of rows, and last by strips, counted from 2.</summary>
    public TileTable(
        int lanes,
        delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void>[][] products,
        delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void>[][] farProducts,
        delegate*<T*, nint, T*, nint, T*, nint, void>[][] outers,
        delegate*<T*, nint, T*, nint, nint, T*, nint, T*, nint, void>[][][] across)
    {
        Lanes = lanes;
        _products = products;
        _farProducts = farProducts;
        _outers = outers;
        _across = across;
    }

    /// <summary>Elements of a vector.</summary>
    public int Lanes { get; }

    /// <summary>Vectors of the widest tile.</summary>
    public int MaxVectors => _products.Length;

    /// <summary>Rows of the highest tile with so many vectors.</summary>
    public int MaxRows(int vectors) =>
        (uint)(vectors - 1) < (uint)_products.Length ? _products[vectors - 1].Length : throw Refused(vectors);

    /// <summary>Vectors of the strips into which columns are best divided for so many rows.</summary>
    /// <remarks>
    /// The widest strips whose tile takes all the rows at once: a tile of fewer than eight sums waits for its own
    /// multiply-adds (measured with AVX2, one row: 39 GFLOP/s in strips of two vectors, 108 in strips of eight).
    /// From six rows on every full tile runs at the processor's speed, and higher ones only leave larger remainders.
    /// </remarks>
    public int VectorsFor(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        int vectors = MaxVectors;
        while (MaxRows(vectors) < Math.Min(rows, EnoughRows))
        {
            vectors--;
        }

        return vectors;
    }

    /// <summary>Rows of the next tile where so many are left: as few tiles as possible, of as equal heights as
    /// possible.</summary>
    public int HeightFor(int rows, int vectors)
    {
        int tiles = (rows + MaxRows(vectors) - 1) / MaxRows(vectors);
        return (rows + tiles - 1) / tiles;
    }

    /// <summary>
    /// The tile (a, aStride, panel, k, init, initStride, c, cStride) that computes
    /// <c>c[r, j] = init[r, j] + Σ a[r · aStride + i] · panel[i, j]</c> over i &lt; k,
    /// for r &lt; rows and j &lt; vectors · lanes.
    /// </summary>
    /// <remarks>k may be 0. init may be c itself; its stride may be 0, which gives every row the same start.</remarks>
    public delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> Product(int rows, int vectors)
    {
        return (uint)(rows - 1) < (uint)MaxRows(vectors)
            ? _products[vectors - 1][rows - 1]
            : throw Refused(rows, vectors);
    }

    /// <summary>The same for a panel that lies far away and that further rows are to read: this tile asks for the panel
    /// before it reads it, where it has so many rows that it may be the first of several.</summary>
    public delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> FarProduct(int rows, int vectors)
    {
        int index = rows - 1 - MaxRows(vectors) + _farProducts[vectors - 1].Length;
        return index >= 0 && rows <= MaxRows(vectors) ? _farProducts[vectors - 1][index] : Product(rows, vectors);
    }

    /// <summary>Strips, of so many vectors each, that one tile of so many rows may read; 1 where a strip gives enough
    /// sums.</summary>
    public int MaxStrips(int rows, int vectors) =>
        rows <= _across[vectors - 1].Length ? _across[vectors - 1][rows - 1].Length + 1 : 1;

    /// <summary>
    /// The tile (a, aStride, panel, gap, k, init, initStride, c, cStride) that computes a product over so many strips, at
    /// least two, of so many vectors each: each strip begins <c>gap</c> elements behind the one before, and
    /// <c>init</c> and <c>c</c> have their columns side by side.
    /// </summary>
    /// <remarks>Few rows of one strip wait for their own multiply-adds. The bits are those of strip after
    /// strip.</remarks>
    public delegate*<T*, nint, T*, nint, nint, T*, nint, T*, nint, void> Across(int rows, int vectors, int strips) =>
        _across[vectors - 1][rows - 1][strips - 2];

    /// <summary>
    /// The tile (a, aStride, panel, k, c, cStride) that adds the sum over i &lt; k of
    /// <c>a[i · aStride + m] · panel[i, j]</c> to <c>c[m, j]</c>, for m &lt; rows and j &lt; vectors · lanes.
    /// </summary>
    /// <remarks>The sum starts at 0 and is added to c once, at the end. k may be 0.</remarks>
    public delegate*<T*, nint, T*, nint, T*, nint, void> Outer(int rows, int vectors)
    {
        return (uint)(rows - 1) < (uint)MaxRows(vectors)
            ? _outers[vectors - 1][rows - 1]
            : throw Refused(rows, vectors);
    }

    // Apart from the look-ups, which a step does for every panel: they are inlined, and an exception is not.
    private ArgumentOutOfRangeException Refused(int vectors) =>
        new(nameof(vectors), vectors, $"A tile has 1 to {MaxVectors} vectors; divide the columns into strips.");

    private ArgumentOutOfRangeException Refused(int rows, int vectors) =>
        new(nameof(rows), rows,
            $"A tile of {vectors} vectors has 1 to {MaxRows(vectors)} rows; divide the rows.");
}
