using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Weight gradients of a backward run: outer products and column sums, block by block.</summary>
/// <remarks>
/// A sum runs over the rows of a block in order, in runs of at most <see cref="RunRows"/>; the sums of runs are added
/// to the layer's gradients in the order in which the blocks are run. Accumulators of their own would have to be
/// cleared, read and added once more: at a large layer and few rows that is most of the traffic. Threads share the
/// elements, never the rows, so their number changes no bit.
/// </remarks>
internal sealed unsafe class WeightGradientWork<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A longer single chain loses more than 1e-6.</summary>
    public const int RunRows = 256;

    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly TileTable<T> _tiles;
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly Crew<T> _crew;
    private readonly WeightGradients<T> _gradients;
    private readonly ParameterGradientWork<T> _parameters;
    private readonly OuterSums<T> _targets;
    private readonly OuterOperand<T>[] _operands;
    private readonly AlignedBuffer<T>[] _packed;
    private readonly AlignedBuffer<T>[] _tails;

    public WeightGradientWork(CompiledCell cell, CellSizes sizes, TileTable<T> tiles, Pass<T> pass, Call<T> call,
        Crew<T> crew,
        WeightGradients<T> gradients, ParameterGradientWork<T> parameters)
    {
        (_cell, _sizes, _tiles, _pass, _call, _crew, _gradients, _parameters) =
            (cell, sizes, tiles, pass, call, crew, gradients, parameters);
        _targets = new OuterSums<T>(cell, sizes, gradients);
        OuterInfo[] trained = [.. cell.Outers.Where(outer =>
            outer.Weight >= cell.Weights.Length || !cell.Weights[outer.Weight].Frozen)];
        _operands = [.. trained.GroupBy(outer => (outer.Operand, outer.When))
            .Select(group => Operand(group.Key.Operand, [.. group]))];
        int widest = _operands.Select(operand => operand.Strips.Vectors.Max() * tiles.Lanes).DefaultIfEmpty(0).Max();
        int highest = Enumerable.Range(1, tiles.MaxVectors).Max(tiles.MaxRows);
        _packed = [.. crew.Runners.Select(_ => new AlignedBuffer<T>((long)RunRows * widest))];
        _tails = [.. crew.Runners.Select(_ => new AlignedBuffer<T>((long)highest * widest))];
    }

    public bool GuardsIntact => _packed.Concat(_tails).All(buffer => buffer.GuardsIntact) && _parameters.GuardsIntact
        && _targets.GuardsIntact;

    /// <summary>Finds all places in the present run.</summary>
    public void Prepare()
    {
        foreach (OuterOperand<T> operand in _operands)
        {
            operand.Place = _pass.Map.Operand(operand.Value);
            for (int i = 0; i < operand.Outers.Length; i++)
                operand.Adjoints[i] = _pass.Map.Operand(operand.Outers[i].Adjoint);
        }

        _parameters.Prepare();
    }

    /// <summary>Sets the sums that are no gradients of matrices to zero.</summary>
    public void Begin(int member)
    {
        if (member != 0)
            return;
        _parameters.Begin();
        _targets.Clear();
    }

    /// <summary>Adds the rows of one block.</summary>
    public void AddBlock(int member, int t0, int rows)
    {
        foreach (OuterOperand<T> operand in _operands)
        {
            if (operand.When.IsAlways)
                AddRows(operand, member, t0, 0, rows, 1);
            else
                AddSteps(operand, member, t0, rows / _call.Shape.Batch);
        }

        _parameters.AddBlock(member, t0, rows);
    }

    /// <summary>Adds the rows of some steps only: a step's rows in one run, or, where that makes longer runs, a row's
    /// steps.</summary>
    private void AddSteps(OuterOperand<T> operand, int member, int t0, int steps)
    {
        (int batch, long first, StepCondition when) = (_call.Shape.Batch, _call.FirstStep + t0, operand.When);
        if (when.Period == 0 || steps / when.Period <= batch)
        {
            for (int step = 0; step < steps; step++)
            {
                if (when.Holds(first + step))
                    AddRows(operand, member, t0, step * batch, batch, 1);
            }

            return;
        }

        for (int step = 0; step < when.Period; step++)
        {
            for (int row = 0; when.Holds(first + step) && row < batch; row++)
            {
                AddRows(operand, member, t0, (step * batch) + row, (steps - step + when.Period - 1) / when.Period,
                    when.Period * batch);
            }
        }
    }

    /// <summary>Adds rows from one on, as many as said and each so many behind the last.</summary>
    private void AddRows(OuterOperand<T> operand, int member, int t0, int first, int count, int stride)
    {
        // Strips where they come out even, else rows of the weight: who computes an element never depends on the
        // operand.
        bool byStrips = operand.Strips.Count % _crew.Members == 0 || operand.Strips.Count >= 4 * _crew.Members;
        (int from, int to) = byStrips ? Share(operand.Strips.Count, member) : (0, operand.Strips.Count);
        for (int row = 0; row < count; row += RunRows)
        {
            RowRun run = Live(operand.Place, operand.Size, member,
                new RowRun(first + (row * stride), Math.Min(RunRows, count - row), stride));
            for (int strip = from; strip < to && run.Count > 0; strip++)
                AddStrip(operand, strip, byStrips, member, t0, run);
        }
    }

    /// <summary>Folds the sums that are no gradients of matrices back, and adds them to the layer's gradients.</summary>
    public void Finish(int member)
    {
        if (member == 0)
            _parameters.Finish(_gradients, _targets.Sums);
    }

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in _packed.Concat(_tails))
            buffer.Dispose();
        _parameters.Dispose();
        _targets.Dispose();
    }

    private OuterOperand<T> Operand(ValueRef value, OuterInfo[] outers)
    {
        int size = _sizes[_cell.Slots[value.Slot].Size];
        return new OuterOperand<T>(value, outers, size,
            StripLayout.For(_tiles, (size + _tiles.Lanes - 1) / _tiles.Lanes), _cell.IsPerSequence(value.Slot));
    }

    private (int From, int To) Share(int count, int member) =>
        ((int)((long)count * member / _crew.Members), (int)((long)count * (member + 1) / _crew.Members));

    /// <summary>Rows of a block, which count through time: the first, how many, and how far one lies behind the other.</summary>
    private readonly record struct RowRun(int First, int Count, int Stride);

    private void AddStrip(OuterOperand<T> operand, int strip, bool byStrips, int member, int t0, RowRun rows)
    {
        nint* moments = _crew.Runners[member].Moments;
        int vectors = operand.Strips.Vectors[strip];
        int column = operand.Strips.First[strip] * _tiles.Lanes;
        int columns = vectors * _tiles.Lanes;
        int real = Math.Min(operand.Size - column, columns);
        T* packed = _packed[member].Pointer;
        T* tail = _tails[member].Pointer;
        Pack(operand, column, columns, moments, t0, rows, packed);
        for (int i = 0; i < operand.Outers.Length; i++)
        {
            int weight = operand.Outers[i].Weight;
            Place<T> adjoint = operand.Adjoints[i];
            RowRun live = Live(adjoint, _targets.Rows(weight), member, rows);
            if (live.Count == 0)
                continue;
            T* a = adjoint.At(moments, live.First);
            T* b = packed + ((nint)(live.First - rows.First) / rows.Stride * columns);
            nint aStride = adjoint.Row * rows.Stride;
            (int from, int to) = byStrips ? (0, _targets.Rows(weight)) : Share(_targets.Rows(weight), member);
            int most = _tiles.MaxRows(vectors);
            while (from < to)
            {
                int left = (to - from + most - 1) / most;
                int height = (to - from + left - 1) / left;
                T* target = _targets[weight] + ((nint)from * operand.Size) + column;
                if (real == columns)
                {
                    _tiles.Outer(height, vectors)(a + from, aStride, b, live.Count, target, operand.Size);
                }
                else
                {
                    // A whole tile would write beyond the row's end.
                    new Span<T>(tail, height * columns).Clear();
                    _tiles.Outer(height, vectors)(a + from, aStride, b, live.Count, tail, columns);
                    AddRows(target, operand.Size, tail, columns, height, real);
                }

                from += height;
            }
        }
    }

    /// <summary>From the first to the last row that is not all zeros, where that is worth a look: zeros change no sum.</summary>
    private RowRun Live(Place<T> place, int size, int member, RowRun rows)
    {
        if (!_crew.Runners[member].SkipsZeros)
            return rows;
        nint* moments = _crew.Runners[member].Moments;
        (int from, int to) = (0, rows.Count);
        while (from < to && Vectors.AreZero(place.At(moments, rows.First + (from * rows.Stride)), size))
            from++;
        while (from < to && Vectors.AreZero(place.At(moments, rows.First + ((to - 1) * rows.Stride)), size))
            to--;
        return new RowRun(rows.First + (from * rows.Stride), to - from, rows.Stride);
    }

    private static void AddRows(T* target, nint targetStride, T* source, nint sourceStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
            Vectors.Add(target + (row * targetStride), source + (row * sourceStride), columns);
    }

    /// <summary>Columns of the operand's rows, side by side; zero in the padding and in rows beyond their
    /// length.</summary>
    private void Pack(OuterOperand<T> operand, int column, int columns, nint* moments, int t0, RowRun rows,
        T* packed)
    {
        int batch = _call.Shape.Batch;
        // A strip may lie wholly in the padding.
        int real = Math.Clamp(operand.Size - column, 0, columns);
        for (int i = 0; i < rows.Count; i++)
        {
            int r = rows.First + (i * rows.Stride);
            var target = new Span<T>(packed + (i * (nint)columns), columns);
            if (_call.Lengths.AreGiven && _call.Lengths.IsBeyond(r % batch, t0 + (r / batch)))
            {
                target.Clear();
                continue;
            }

            new ReadOnlySpan<T>(operand.Place.At(moments, operand.IsPerSequence ? r % batch : r) + column, real).CopyTo(target);
            if (real < columns)
                target[real..].Clear();
        }
    }
}
