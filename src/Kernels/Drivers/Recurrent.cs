using System.Numerics;
using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels;

/// <summary>A layer: a compiled cell run over sequences [T, B, ·], forward and backward.</summary>
/// <typeparam name="TCell">The declared cell.</typeparam>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>
/// A layer serves one thread at a time; what it needs it keeps, so that further runs of the same shapes allocate
/// nothing. Outputs, states, input gradients and initial-state gradients are the same bits for any number of threads,
/// any batch size and any position in the batch; weight gradients are the same bits for any number of threads.
/// </remarks>
public partial class Recurrent<TCell, T> : IDisposable
    where TCell : ICell<TCell>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Engine<T> _engine;

    /// <summary>Builds a layer with weights from a seed.</summary>
    /// <param name="input">Elements of an input that has no size of its own.</param>
    /// <param name="hidden">Units of a state that has no size of its own.</param>
    /// <param name="options">How it is built and run; null for the defaults.</param>
    /// <param name="sizes">Values of the cell's further sizes, by name.</param>
    /// <exception cref="ArgumentException">A size or hyper-parameter is missing, unknown or given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or number of threads is below 1.</exception>
    /// <exception cref="PlatformNotSupportedException">The target asked for is not one of this processor's.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public Recurrent(int input, int hidden, RecurrentOptions? options = null,
        params ReadOnlySpan<(string Size, int Value)> sizes)
    {
        options = (options ?? new RecurrentOptions()).Checked();
        Cell = TCell.Compiled;
        Target = ChooseTarget(options);
        var values = new CellSizes(Cell, input, hidden, sizes);
        _engine = new Engine<T>(Cell, Equations(Target), TCell.DoubleEquations, TileTables.For<T>(Target), values, options,
            Step(Target));
    }

    /// <summary>The plan that is carried out.</summary>
    public CompiledCell Cell { get; }

    /// <summary>The instruction set of the kernels.</summary>
    public Target Target { get; }

    /// <summary>Elements of an input that has no size of its own.</summary>
    public int Input => _engine.Sizes[0];

    /// <summary>Units of a state that has no size of its own.</summary>
    public int Hidden => _engine.Sizes[1];

    /// <summary>All weights.</summary>
    public Weights<T> Weights => _engine.Weights;

    /// <summary>Gradients of all weights; <see cref="Backward(Sequence{T})"/> adds to them.</summary>
    public WeightGradients<T> Gradients => _engine.Gradients;

    /// <summary>
    /// Seed of random masks; at first that of the options. Setting it counts <see cref="Sequences"/> from 0 again.
    /// </summary>
    /// <remarks>
    /// A mask is a function of this seed, the number of the sequence, the place of the draw in <c>Step</c>, the step,
    /// the row (<see cref="Sequence{T}.RowNumbers"/>) and the unit: the same bits for any number of threads, target and
    /// precision, and in <see cref="Backward(Sequence{T})"/> as in <see cref="Forward(Sequence{T})"/>. <c>Infer</c> and streams draw nothing.
    /// </remarks>
    public ulong Seed
    {
        get => _engine.Draws.Seed;
        set => _engine.Draws.Seed = value;
    }

    /// <summary>
    /// Sequences that <see cref="Forward(Sequence{T})"/> has begun, which is the number of the next one: each draws new masks. Saved
    /// and set again together with <see cref="Seed"/>, training goes on with the masks that it would have drawn.
    /// </summary>
    public ulong Sequences
    {
        get => _engine.Draws.Sequences;
        set => _engine.Draws.Sequences = value;
    }

    internal Engine<T> Engine => _engine;

    /// <summary>Value of a named size.</summary>
    /// <param name="name"><c>Input</c>, <c>Hidden</c> or one of the cell's own.</param>
    /// <exception cref="ArgumentException">There is no such size.</exception>
    public int SizeOf(string name) => _engine.Sizes[name];

    /// <summary>A sequence with memory for everything that this layer reads and writes.</summary>
    /// <param name="steps">T, at least 0.</param>
    /// <param name="batch">B, at least 1.</param>
    /// <param name="gradients">Whether there is memory for gradients too.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps or 1 row.</exception>
    public Sequence<T> NewSequence(int steps, int batch, bool gradients = false) =>
        new(Cell, _engine.Sizes, steps, batch, gradients);

    /// <summary>Runs forward without a tape. Memory does not grow with the number of steps.</summary>
    /// <param name="sequence">What is read and written.</param>
    /// <exception cref="ArgumentException">The sequence does not fit the layer, or an input is absent.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(Sequence<T> sequence) => _engine.Infer(sequence);

    /// <summary>Runs a cell of one input forward without a tape, from states of zero.</summary>
    /// <param name="x">The input, [T, B, n].</param>
    /// <param name="y">Receives the first output, [T, B, m].</param>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the cell has several inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps or 1 row.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(ReadOnlySpan<T> x, Span<T> y, int steps, int batch) => _engine.Infer(x, y, steps, batch);

    /// <summary>Runs forward and keeps the tape, for a <see cref="Backward(Sequence{T})"/> of the same sequence.</summary>
    /// <param name="sequence">What is read and written. Inputs must stay as they are until <see cref="Backward(Sequence{T})"/> has
    /// run.</param>
    /// <exception cref="ArgumentException">The sequence does not fit the layer, or an input is absent.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Forward(Sequence<T> sequence) => _engine.Forward(sequence);

    /// <summary>Runs backward over the tape, which is used up, and adds to <see cref="Gradients"/>.</summary>
    /// <param name="sequence">The sequence of the last <see cref="Forward(Sequence{T})"/>.</param>
    /// <exception cref="InvalidOperationException">
    /// The last forward run was not of this sequence, the weights changed since, or another thread is running this
    /// layer.
    /// </exception>
    public void Backward(Sequence<T> sequence) => _engine.Backward(sequence);

    /// <summary>Opens a stream: one step at a time, with states of its own.</summary>
    /// <param name="batch">Rows per step.</param>
    /// <param name="threads">Threads that work on one step; more than one pays for weights beyond one core's L2
    /// cache.</param>
    public Stream<T> NewStream(int batch = 1, int threads = 1) => new(_engine.NewStream(batch, threads));

    /// <summary>Bytes that training keeps from <see cref="Forward(Sequence{T})"/> to <see cref="Backward(Sequence{T})"/>.</summary>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    public long TapeBytes(int steps, int batch) => _engine.TapeBytes(steps, batch);

    /// <summary>Gives all memory back; threads that worked for it wait for other layers.</summary>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives all memory back; threads that worked for it wait for other layers.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _engine.Dispose();
    }

    private static Target ChooseTarget(RecurrentOptions options)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"A layer computes in float or in double, not in {typeof(T).Name}.");
        if (typeof(T) == typeof(float))
            return Targets.Require(options.Target ?? Targets.Best);
        return options.Target is null or Target.Vector128
            ? Target.Vector128
            : throw new NotSupportedException(
                $"Layers in double are emitted for {Target.Vector128} only, not for {options.Target}.");
    }

    private static Equations<T>[] Equations(Target target) => typeof(T) == typeof(float)
        ? (Equations<T>[])(object)TCell.SingleEquations(target)
        : (Equations<T>[])(object)TCell.DoubleEquations();

    private static FixedStep<T>? Step(Target target) =>
        typeof(T) == typeof(float) ? (FixedStep<T>?)(object?)TCell.SingleStep(target) : null;
}
