using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>The buffers that the passes of one layer or stream work in. They grow on demand and never shrink.</summary>
internal sealed unsafe class Workspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>State history of inference: one block, then it starts again.</summary>
    public AlignedBuffer<T> BlockStates { get; } = new();

    /// <summary>State history of training: the whole sequence.</summary>
    public AlignedBuffer<T> States { get; } = new();

    public AlignedBuffer<T> Tape { get; } = new();

    public AlignedBuffer<T> Step { get; } = new();

    public AlignedBuffer<T> Block { get; } = new();

    /// <summary>Inputs of the whole sequence.</summary>
    public AlignedBuffer<T> Once { get; } = new();

    public AlignedBuffer<T> Gradients { get; } = new();

    /// <summary>Results of product groups that are computed for a whole block.</summary>
    public AlignedBuffer<T> Stores { get; } = new();

    /// <summary>A row of zeros, for gradients that the caller does not give.</summary>
    public AlignedBuffer<T> Zeros { get; } = new();

    /// <summary>The caller's inputs, [T, B, n] or [B, n], in this run.</summary>
    public T*[] Inputs { get; init; } = [];

    /// <summary>For each state, whether the caller gives no gradient of the past that it leaves behind.</summary>
    public bool[] AbsentHistoryGradients { get; init; } = [];

    /// <summary>Inputs before the first step, as a training run found them.</summary>
    public AlignedBuffer<T> InputHistory { get; } = new();

    /// <summary>Which outputs have no gradient in this run, one bit each.</summary>
    public ulong AbsentOutputGradients { get; set; }

    public bool GuardsIntact => BlockStates.GuardsIntact && States.GuardsIntact && Tape.GuardsIntact
        && Step.GuardsIntact && Once.GuardsIntact
        && InputHistory.GuardsIntact && Block.GuardsIntact && Gradients.GuardsIntact && Stores.GuardsIntact && Zeros.GuardsIntact;

    /// <summary>Bytes of all of them.</summary>
    public long Bytes => sizeof(T) * (
        BlockStates.Length + States.Length + Tape.Length + Step.Length + Block.Length + Gradients.Length
        + Stores.Length + Once.Length + Zeros.Length + InputHistory.Length);

    /// <summary>Entry 0 of a pass's state history.</summary>
    public T* StatesStart(Layout layout, RunShape shape) =>
        (layout.Mode == PassMode.Infer ? BlockStates : States).Pointer + ((nint)layout.StatesBefore * shape.Batch * layout.States.Stride);

    /// <summary>Entry 0 of a pass's block.</summary>
    public T* BlockStart(Layout layout, RunShape shape) =>
        Block.Pointer + ((nint)layout.BlockBefore * shape.Batch * layout.Block.Stride);

    /// <summary>Makes room for a pass.</summary>
    public void Ensure(Layout layout, RunShape shape, long storeElements, int longestRow)
    {
        long batch = shape.Batch;
        if (layout.Mode == PassMode.Infer)
        {
            BlockStates.Ensure((layout.StatesBefore + shape.BlockSteps + 1) * batch * layout.States.Stride);
        }
        else
        {
            States.Ensure((layout.StatesBefore + shape.Steps + 1) * batch * layout.States.Stride);
            Tape.Ensure((shape.Steps + 1) * batch * layout.Tape.Stride);
        }

        Step.Ensure(batch * layout.Step.Stride);
        Once.Ensure(batch * layout.Once.Stride);
        Block.Ensure((layout.BlockBefore + shape.BlockSteps + 1 + layout.BlockBehind) * batch * layout.Block.Stride);
        Gradients.Ensure((layout.GradientHistory ? shape.BlockSteps + 1 : 2) * batch * layout.Gradients.Stride);
        Stores.Ensure(storeElements);
        Zeros.Ensure(longestRow);
    }

    public void Dispose()
    {
        BlockStates.Dispose();
        States.Dispose();
        Tape.Dispose();
        Step.Dispose();
        Block.Dispose();
        Once.Dispose();
        Gradients.Dispose();
        Stores.Dispose();
        Zeros.Dispose();
        InputHistory.Dispose();
    }
}
