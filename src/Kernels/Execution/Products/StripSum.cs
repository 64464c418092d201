using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>What a strip of a panel, or several side by side, gives for some rows: c = init + Σ over terms, of which tiles add
/// one after the other. Until the first has, the sum is still in init.</summary>
internal unsafe ref struct StripSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
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

    /// <summary>All rows of one strip.</summary>
    private readonly void Multiply(T* a, nint aStride, T* weights, nint depth, int rows)
    {
        for (int row = 0; row < rows;)
        {
            int height = _tiles.HeightFor(rows - row, _vectors);
            _tiles.Product(height, _vectors)(a + (row * aStride), aStride, weights, depth,
                _sum + (row * _sumStride), _sumStride, _c + (row * _cStride), _cStride);
            row += height;
        }
    }

    /// <summary>Rows of the sum to which nothing was added.</summary>
    private readonly void Bring(int from, nint columns)
    {
        for (int row = from; row < _rows && _sum != _c; row++)
            new ReadOnlySpan<T>(_sum + (row * _sumStride), (int)columns).CopyTo(new Span<T>(_c + (row * _cStride), (int)columns));
    }
}
