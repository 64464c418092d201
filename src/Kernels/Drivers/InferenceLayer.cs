using Kernels.Execution;

namespace Kernels;

/// <summary>A float layer that only infers, with weights of its own in a compressed format.</summary>
/// <remarks>
/// It is a copy: what becomes of the layer it was made from, later changes of its weights or its end, does not concern
/// it. It holds neither float weights nor gradients nor anything for training, so there is nothing here to train with.
/// As of a <see cref="Recurrent{TCell}"/>, results are the same bits for any number of threads, any batch size and any
/// position in the batch; one thread at a time; further runs of the same shapes allocate nothing.
/// </remarks>
public sealed class InferenceLayer : IDisposable
{
    private readonly InferenceEngine<float> _engine;

    internal InferenceLayer(InferenceEngine<float> engine, Target target) => (_engine, Target) = (engine, target);

    /// <summary>The plan that is carried out.</summary>
    public CompiledCell Cell => _engine.Cell;

    /// <summary>How the weights of products are kept.</summary>
    public WeightFormat Format => _engine.Format;

    /// <summary>The instruction set of the kernels.</summary>
    public Target Target { get; }

    /// <summary>Bytes of the weights of all products, with their scales.</summary>
    public long WeightBytes => _engine.Packed.Bytes;

    internal InferenceEngine<float> Engine => _engine;

    /// <summary>Value of a named size.</summary>
    /// <param name="name"><c>Input</c>, <c>Hidden</c> or one of the cell's own.</param>
    /// <exception cref="ArgumentException">There is no such size.</exception>
    public int SizeOf(string name) => _engine.Sizes[name];

    /// <summary>A sequence with memory for everything that this layer reads and writes; one of the float layer fits
    /// too.</summary>
    /// <param name="steps">T, at least 0.</param>
    /// <param name="batch">B, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps or 1 row.</exception>
    public Sequence<float> NewSequence(int steps, int batch) => new(Cell, _engine.Sizes, steps, batch, false);

    /// <summary>Runs forward. Memory does not grow with the number of steps.</summary>
    /// <param name="sequence">What is read and written.</param>
    /// <exception cref="ArgumentException">The sequence does not fit the layer, or an input is absent.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(Sequence<float> sequence) => _engine.Infer(sequence);

    /// <summary>Memory for a run over the nodes of a structure; that of the float layer fits too.</summary>
    /// <inheritdoc cref="Recurrent{TCell, T}.NewNodes"/>
    public Nodes<float> NewNodes(Structure structure, params ReadOnlySpan<NodeLink> links) =>
        new(Cell, _engine.Sizes, structure, gradients: false, links);

    /// <summary>Runs over the nodes of a structure, level by level.</summary>
    /// <param name="nodes">What is read and written.</param>
    /// <exception cref="ArgumentException">The nodes do not fit the layer, or an input is absent.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(Nodes<float> nodes) => _engine.Infer(nodes);

    /// <summary>Runs a cell of one input forward, from states of zero.</summary>
    /// <param name="x">The input, [T, B, n].</param>
    /// <param name="y">Receives the first output, [T, B, m].</param>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the cell has several inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 steps or 1 row.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(ReadOnlySpan<float> x, Span<float> y, int steps, int batch) => _engine.Infer(x, y, steps, batch);

    /// <summary>Opens a stream: one step at a time, with states of its own, sharing these weights.</summary>
    /// <param name="batch">Rows per step.</param>
    /// <param name="threads">Threads that work on one step.</param>
    public Stream<float> NewStream(int batch = 1, int threads = 1) => new(_engine.NewStream(batch, threads));

    /// <summary>Gives all memory back; threads that worked for it wait for other layers.</summary>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Dispose() => _engine.Dispose();
}
