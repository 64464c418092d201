using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;

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
    private readonly OuterStrips<T>[] _strips;

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
        _strips = [.. crew.Runners.Select(runner => new OuterStrips<T>(tiles, runner, call, _targets, widest))];
    }

    public bool GuardsIntact => _strips.All(strips => strips.GuardsIntact) && _parameters.GuardsIntact && _targets.GuardsIntact;

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
                AddRows(operand, member, t0, new RowRun(0, rows, 1));
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
                    AddRows(operand, member, t0, new RowRun(step * batch, batch, 1));
            }

            return;
        }

        for (int step = 0; step < when.Period; step++)
        {
            for (int row = 0; when.Holds(first + step) && row < batch; row++)
            {
                int times = (steps - step + when.Period - 1) / when.Period;
                AddRows(operand, member, t0, new RowRun((step * batch) + row, times, when.Period * batch));
            }
        }
    }

    private void AddRows(OuterOperand<T> operand, int member, int t0, RowRun rows)
    {
        OuterStrips<T> strips = _strips[member];
        var share = new Share(member, _crew.Members);
        // Strips where they come out even, else rows of the weight: who computes an element never depends on the
        // operand.
        bool byStrips = operand.Strips.Count % _crew.Members == 0 || operand.Strips.Count >= 4 * _crew.Members;
        (int from, int to) = (byStrips ? share : Share.Whole).Of(operand.Strips.Count);
        for (int row = 0; row < rows.Count; row += RunRows)
        {
            RowRun run = strips.Live(operand.Place, operand.Size, rows.Part(row, Math.Min(row + RunRows, rows.Count)));
            for (int strip = from; strip < to && run.Count > 0; strip++)
                strips.Add(operand, strip, byStrips ? Share.Whole : share, t0, run);
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
        foreach (OuterStrips<T> strips in _strips)
            strips.Dispose();
        _parameters.Dispose();
        _targets.Dispose();
    }

    private OuterOperand<T> Operand(ValueRef value, OuterInfo[] outers)
    {
        int size = _sizes[_cell.Slots[value.Slot].Size];
        return new OuterOperand<T>(value, outers, size,
            StripLayout.For(_tiles, (size + _tiles.Lanes - 1) / _tiles.Lanes), _cell.IsPerSequence(value.Slot));
    }
}
