using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>What a strip of a panel, or several side by side, gives for some rows: c = init + Σ over terms, of which tiles add
/// one after the other. Until the first has, the sum is still in init.</summary>
internal unsafe ref struct StripSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Bytes of a strip that all rows read before the next slice of it: a quarter of an L2. A strip of more
    /// would come from L3 once for every tile.</summary>
    private const int SliceBytes = 256 << 10;

    private readonly TileTable<T> _tiles;
    private readonly Panels<T> _panels;
    private readonly (int Panel, int Strip, int Together) _place;
    private readonly int _rows;
    private readonly int _vectors;
    private readonly T* _weights;
    private readonly T* _c;
    private readonly nint _cStride;
    private T* _sum;
    private nint _sumStride;

    /// <param name="tiles">The tiles.</param>
    /// <param name="panels">The packed weights.</param>
    /// <param name="place">The panel, its first strip, and how many strips a tile takes at once.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="init">What the sum starts from, at the strip's first column.</param>
    /// <param name="initStride">Elements between its rows; 0 where all start from the same.</param>
    /// <param name="c">The result, at the same column.</param>
    /// <param name="cStride">Elements between its rows.</param>
    public StripSum(TileTable<T> tiles, Panels<T> panels, (int Panel, int Strip, int Together) place, int rows,
        T* init, nint initStride, T* c, nint cStride)
    {
        StripLayout strips = panels.Strips(place.Panel);
        (_tiles, _panels, _place, _rows) = (tiles, panels, place, rows);
        _vectors = strips.Vectors[place.Strip];
        _weights = panels.Strip(place.Panel, strips.First[place.Strip]);
        _c = c;
        _sum = init;
        (_cStride, _sumStride) = (cStride, initStride);
    }

    private readonly nint Columns => _vectors * _tiles.Lanes;

    /// <summary>Adds a run of terms, without the parts in which its weights are zeros.</summary>
    /// <param name="run">The run.</param>
    /// <param name="a">Its operand's first row.</param>
    /// <param name="live">Rows beyond these are zeros and add nothing.</param>
    public void Add(TermRun<T> run, T* a, int live)
    {
        if (!_panels.HasGaps)
        {
            Add(a, run.Place.Row, run.Start, run.Depth, live);
            return;
        }

        for (int term = 0; term < _panels.TermStart.Length; term++)
        {
            (int start, int depth) = _panels.Filled(_place.Panel, _place.Strip, _place.Together, term, run.Start, run.Depth);
            if (depth > 0)
                Add(a + (start - run.Start), run.Place.Row, start, depth, live);
        }
    }

    /// <summary>Sees to it that the sum is in c, though nothing may have been added.</summary>
    public readonly void Complete() => Bring(0, _place.Together * Columns);

    private void Add(T* a, nint aStride, int start, nint depth, int live)
    {
        T* weights = _weights + (start * Columns);
        if (_place.Together > 1)
        {
            _tiles.Across(_rows, _vectors, _place.Together)(
                a, aStride, weights, _panels.Depth * Columns, depth, _sum, _sumStride, _c, _cStride);
        }
        else
        {
            Multiply(a, aStride, weights, depth, live);
            Bring(live, Columns);
        }

        _sum = _c;
        _sumStride = _cStride;
    }

    /// <summary>All rows of one strip, in slices of k that stay in the cache until the last rows have read
    /// them.</summary>
    private readonly void Multiply(T* a, nint aStride, T* weights, nint depth, int rows)
    {
        nint columns = Columns;
        bool isReadAgain = rows > _tiles.MaxRows(_vectors);
        nint slices = isReadAgain ? ((depth * columns * sizeof(T)) + SliceBytes - 1) / SliceBytes : 1;
        T* init = _sum;
        nint initStride = _sumStride;
        nint start = 0;
        do
        {
            nint count = slices <= 1 ? depth - start : (depth - start) / slices;
            Slice(a + start, aStride, weights + (start * columns), count, init, initStride, rows, _panels.IsFar && isReadAgain);
            start += count;
            init = _c;
            initStride = _cStride;
        }
        while (--slices > 0);
    }

    /// <summary>As few tiles as possible, of as equal heights as possible; the first of them asks for what it
    /// reads.</summary>
    private readonly void Slice(T* a, nint aStride, T* weights, nint depth, T* init, nint initStride, int rows, bool asks)
    {
        int most = _tiles.MaxRows(_vectors);
        T* c = _c;
        while (rows > 0)
        {
            int left = (rows + most - 1) / most;
            int height = (rows + left - 1) / left;
            delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> tile =
                asks ? _tiles.FarProduct(height, _vectors) : _tiles.Product(height, _vectors);
            tile(a, aStride, weights, depth, init, initStride, c, _cStride);
            asks = false;
            a += height * aStride;
            init += height * initStride;
            c += height * _cStride;
            rows -= height;
        }
    }

    /// <summary>Rows of the sum to which nothing was added.</summary>
    private readonly void Bring(int from, nint columns)
    {
        for (int row = from; row < _rows && _sum != _c; row++)
            new ReadOnlySpan<T>(_sum + (row * _sumStride), (int)columns).CopyTo(new Span<T>(_c + (row * _cStride), (int)columns));
    }
}
