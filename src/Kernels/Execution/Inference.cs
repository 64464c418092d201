using System.Numerics;
using Kernels.Execution.Levels;

namespace Kernels.Execution;

/// <summary>Forward runs without a tape, of a layer or of an inference layer.</summary>
internal sealed unsafe class Inference<T>(Pass<T> pass, Call<T> call, Caller<T> caller, Crew<T> crew, CompiledCell cell,
    CellSizes sizes, Workspace<T> workspace, PackedWeights<T> packed) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ForwardWork<T> _work = new(pass, call, crew, cell, sizes, workspace);

    private readonly LevelRows<T> _levels = new(cell, sizes, call);

    private readonly FixedRow<T>? _fixed = packed.Fixed is { StaysCached: true } weights
        ? new FixedRow<T>(cell, sizes, weights)
        : null;

    /// <summary>Whether no kernel wrote beyond a buffer of its own.</summary>
    public bool GuardsIntact => _fixed is null or { GuardsIntact: true } && _levels.GuardsIntact;

    /// <summary>Steps per time block; null for the best number.</summary>
    public int? BlockSteps { get; init; }

    public void Run(Sequence<T> sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        sequence.RequireFor(cell, sizes);
        caller.PinForward(sequence);
        Run(sequence.Steps, sequence.Batch);
    }

    /// <summary>Runs over the nodes of a structure.</summary>
    public void Run(Nodes<T> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        nodes.RequireFor(cell, sizes);
        _levels.Begin(nodes);
        _work.Run(packed, _levels);
    }

    public void Run(ReadOnlySpan<T> x, Span<T> y, int steps, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (cell.Inputs.Length != 1)
            throw new ArgumentException($"Cell {cell.Name} has {cell.Inputs.Length} inputs; use a Sequence.",
                nameof(x));
        int times = cell.Inputs[0].IsPerSequence ? 1 : steps;
        RequireLength(x.Length, nameof(x), times, batch, sizes[cell.Inputs[0].Size]);
        RequireLength(y.Length, nameof(y), steps, batch, sizes[cell.Outputs[0].Size]);
        fixed (T* input = x, output = y)
        {
            caller.Use(input, output);
            Run(steps, batch);
        }
    }

    public void Dispose()
    {
        _fixed?.Dispose();
        _levels.Dispose();
    }

    private void Run(int steps, int batch)
    {
        call.Shape = TimeBlocks.Shape(pass, steps, batch, BlockSteps);
        if (_fixed is null || batch != 1 || call.Lengths.AreGiven)
        {
            _work.Run(packed);
            return;
        }

        packed.Refresh(crew);
        _fixed.Run(call);
    }

    private static void RequireLength(int found, string name, int steps, int batch, int size)
    {
        if (found != (long)steps * batch * size)
            throw new ArgumentException(
                $"{name} must have {(long)steps * batch * size} elements, [{steps}, {batch}, {size}], not {found}.",
                    name);
    }
}
