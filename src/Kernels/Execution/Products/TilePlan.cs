using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>How the products of a panel are cut into tiles for some number of rows: all that is the same at every step and in
/// every panel of one width.</summary>
internal sealed unsafe class TilePlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Bytes of a strip that all rows read before the next slice of it: a quarter of an L2. A strip of more
    /// would come from L3 once for every tile.</summary>
    private const int SliceBytes = 256 << 10;

    private readonly TileTable<T> _tiles;
    private readonly Panels<T> _panels;
    private readonly int _rows;
    private readonly TileCall<T>[][] _up;
    private readonly TileCall<T>[][] _down;

    /// <param name="tiles">The tiles.</param>
    /// <param name="panels">The packed weights.</param>
    /// <param name="panel">A panel of the width.</param>
    /// <param name="runs">The terms.</param>
    /// <param name="rows">Number of rows.</param>
    public TilePlan(TileTable<T> tiles, Panels<T> panels, int panel, ReadOnlySpan<TermRun<T>> runs, int rows)
    {
        (_tiles, _panels, _rows) = (tiles, panels, rows);
        StripLayout strips = panels.Strips(panel);
        _up = new TileCall<T>[runs.Length][];
        _down = new TileCall<T>[runs.Length][];
        for (int term = 0; term < runs.Length; term++)
        {
            var calls = new List<TileCall<T>[]>();
            for (int strip = 0; strip < strips.Count;)
            {
                int together = strips.Together(strip, rows);
                calls.Add(Cut((strips.First[strip], strips.Vectors[strip], together), runs[term], starts: term == 0));
                strip += together;
            }

            _up[term] = [.. calls.SelectMany(strip => strip)];
            _down[term] = [.. Enumerable.Reverse(calls).SelectMany(strip => strip)];
        }
    }

    /// <summary>The calls for a run of terms, in the order in which they are made.</summary>
    /// <param name="term">The run.</param>
    /// <param name="isDown">Whether the last strip comes first.</param>
    public ReadOnlySpan<TileCall<T>> Calls(int term, bool isDown) => (isDown ? _down : _up)[term];

    private TileCall<T>[] Cut((int First, int Vectors, int Together) strip, TermRun<T> run, bool starts)
    {
        int columns = strip.Vectors * _tiles.Lanes;
        nint weights = ((nint)_panels.Depth * strip.First * _tiles.Lanes) + ((nint)run.Start * columns);
        var call = new TileCall<T>
        {
            Column = strip.First * _tiles.Lanes,
            Weights = weights,
            Depth = run.Depth,
            Starts = starts,
        };
        if (strip.Together > 1)
        {
            return [call with
            {
                Across = _tiles.Across(_rows, strip.Vectors, strip.Together),
                Gap = (nint)_panels.Depth * columns,
            }];
        }

        // Slices of k stay in the cache until the last rows have read them.
        var calls = new List<TileCall<T>>();
        bool isReadAgain = _rows > _tiles.MaxRows(strip.Vectors);
        nint slices = isReadAgain ? (((nint)run.Depth * columns * sizeof(T)) + SliceBytes - 1) / SliceBytes : 1;
        for (nint from = 0; slices > 0; from += call.Depth, slices--)
        {
            call = call with
            {
                From = from,
                Weights = weights + (from * columns),
                Depth = (run.Depth - from) / slices,
                Starts = starts && from == 0,
            };
            Cut(calls, call, strip.Vectors, asks: _panels.IsFar && isReadAgain);
        }

        return [.. calls];
    }

    /// <summary>All rows of a slice; the first tile asks for what it reads.</summary>
    private void Cut(List<TileCall<T>> calls, TileCall<T> call, int vectors, bool asks)
    {
        for (int row = 0; row < _rows;)
        {
            int height = _tiles.HeightFor(_rows - row, vectors);
            calls.Add(call with
            {
                Row = row,
                Product = asks ? _tiles.FarProduct(height, vectors) : _tiles.Product(height, vectors),
            });
            asks = false;
            row += height;
        }
    }
}
