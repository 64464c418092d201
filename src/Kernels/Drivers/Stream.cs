using System.Numerics;
using Kernels.Execution;

namespace Kernels;

/// <summary>A layer run one step at a time, with states of its own. Steps allocate nothing.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>It shares the layer's weights and ends with the layer. One thread at a time; different streams may run at
/// the same time.</remarks>
public sealed class Stream<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StreamEngine<T> _engine;

    internal Stream(StreamEngine<T> engine) => _engine = engine;

    /// <summary>Rows per step.</summary>
    public int Batch => _engine.Batch;

    internal StreamEngine<T> Engine => _engine;

    /// <summary>Steps since the beginning, which is the index of the next one; may be set to go on elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 0.</exception>
    public long Steps
    {
        get => _engine.Steps;
        set => _engine.Steps = value;
    }

    /// <summary>One step of a cell of one input.</summary>
    /// <param name="x">The input, [B, n].</param>
    /// <param name="y">Receives the first output, [B, m].</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the cell has several inputs.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this stream.</exception>
    public void Step(ReadOnlySpan<T> x, Span<T> y) => _engine.Step(x, y);

    /// <summary>One step of a cell of any number of inputs: from what <see cref="Input"/> holds to what <see
    /// cref="Output"/> then holds.</summary>
    /// <exception cref="InvalidOperationException">Another thread is running this stream.</exception>
    public void Step() => _engine.Step();

    /// <summary>The rows of an input, [B, n], to be written before <see cref="Step()"/>.</summary>
    /// <param name="name">Name as in the declaration.</param>
    /// <exception cref="ArgumentException">The cell has no input of this name; the message lists those that it has.</exception>
    public Span<T> Input(string name) => _engine.Input(name);

    /// <summary>The rows of an output, [B, n], as the last step left them.</summary>
    /// <param name="name">Name as in the declaration.</param>
    /// <exception cref="ArgumentException">The cell has no output of this name; the message lists those that it has.</exception>
    public ReadOnlySpan<T> Output(string name) => _engine.Output(name);

    /// <summary>The present state of one row, or an input or state of earlier steps; may be written. The memory is that
    /// of the present step.</summary>
    /// <param name="name">Name as in the declaration; <c>x[-2]</c> of what a delay reads.</param>
    /// <param name="row">Row of the batch.</param>
    /// <exception cref="ArgumentException">The cell has no state of this name, or the batch no such row.</exception>
    public Span<T> State(string name, int row = 0) => _engine.State(name, row);

    /// <summary>Sets all states, and what delays read, to zero, and <see cref="Steps"/> too.</summary>
    public void Reset() => _engine.Reset();

    /// <summary>Gives its memory back.</summary>
    /// <exception cref="InvalidOperationException">Another thread is running this stream.</exception>
    public void Dispose() => _engine.Dispose();
}
