using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>One member's outer products: rows of an operand, packed strip by strip, times all adjoints that they meet.</summary>
internal sealed unsafe class OuterStrips<T>(TileTable<T> tiles, PartRunner<T> runner, Call<T> call, OuterSums<T> targets, int widest) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [rows of a run, columns of a strip].
    private readonly AlignedBuffer<T> _packed = new((long)WeightGradientWork<T>.RunRows * widest);

    // [rows of a tile, columns of a strip].
    private readonly AlignedBuffer<T> _tail = new((long)Enumerable.Range(1, tiles.MaxVectors).Max(tiles.MaxRows) * widest);

    public bool GuardsIntact => _packed.GuardsIntact && _tail.GuardsIntact;

    /// <summary>Adds what some rows give in one strip of columns.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="strip">Which of its strips.</param>
    /// <param name="share">The rows of each weight that are this member's.</param>
    /// <param name="t0">Step of the block's first row.</param>
    /// <param name="rows">The rows, no more than a run.</param>
    public void Add(OuterOperand<T> operand, int strip, Share share, int t0, RowRun rows)
    {
        int vectors = operand.Strips.Vectors[strip];
        int column = operand.Strips.First[strip] * tiles.Lanes;
        int columns = vectors * tiles.Lanes;
        Pack(operand, column, columns, t0, rows);
        for (int i = 0; i < operand.Outers.Length; i++)
        {
            int weight = operand.Outers[i].Weight;
            Place<T> adjoint = operand.Adjoints[i];
            RowRun live = Live(adjoint, targets.Rows(weight), rows);
            if (live.Count == 0)
                continue;
            T* a = adjoint.At(runner.Moments, live.First);
            T* b = _packed.Pointer + ((nint)(live.First - rows.First) / rows.Stride * columns);
            (int from, int to) = share.Of(targets.Rows(weight));
            int most = tiles.MaxRows(vectors);
            while (from < to)
            {
                int left = (to - from + most - 1) / most;
                int height = (to - from + left - 1) / left;
                T* target = targets[weight] + ((nint)from * operand.Size) + column;
                AddTile(a + from, adjoint.Row * rows.Stride, b, live.Count, target, operand.Size, height, vectors,
                    Math.Min(operand.Size - column, columns));
                from += height;
            }
        }
    }

    /// <summary>From the first to the last row that is not all zeros, where that is worth a look: zeros change no sum.</summary>
    public RowRun Live(Place<T> place, int size, RowRun rows)
    {
        if (!runner.SkipsZeros)
            return rows;
        (int from, int to) = (0, rows.Count);
        while (from < to && Vectors.AreZero(place.At(runner.Moments, rows[from]), size))
            from++;
        while (from < to && Vectors.AreZero(place.At(runner.Moments, rows[to - 1]), size))
            to--;
        return rows.Part(from, to);
    }

    public void Dispose()
    {
        _packed.Dispose();
        _tail.Dispose();
    }

    // A whole tile would write beyond the end of rows that have fewer columns left.
    private void AddTile(T* a, nint aStride, T* b, int depth, T* target, int stride, int height, int vectors, int real)
    {
        int columns = vectors * tiles.Lanes;
        if (real == columns)
        {
            tiles.Outer(height, vectors)(a, aStride, b, depth, target, stride);
            return;
        }

        T* tail = _tail.Pointer;
        new Span<T>(tail, height * columns).Clear();
        tiles.Outer(height, vectors)(a, aStride, b, depth, tail, columns);
        for (int row = 0; row < height; row++)
            Vectors.Add(target + ((nint)row * stride), tail + ((nint)row * columns), real);
    }

    // Columns of the operand's rows, side by side; zero in the padding and in rows beyond their length.
    private void Pack(OuterOperand<T> operand, int column, int columns, int t0, RowRun rows)
    {
        int batch = call.Shape.Batch;
        // A strip may lie wholly in the padding.
        int real = Math.Clamp(operand.Size - column, 0, columns);
        for (int i = 0; i < rows.Count; i++)
        {
            int row = rows[i];
            var target = new Span<T>(_packed.Pointer + (i * (nint)columns), columns);
            if (call.Lengths.AreGiven && call.Lengths.IsBeyond(row % batch, t0 + (row / batch)))
            {
                target.Clear();
                continue;
            }

            T* source = operand.Place.At(runner.Moments, operand.IsPerSequence ? row % batch : row) + column;
            new ReadOnlySpan<T>(source, real).CopyTo(target);
            target[real..].Clear();
        }
    }
}
