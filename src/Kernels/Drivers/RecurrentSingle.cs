namespace Kernels;

/// <summary>A layer in float.</summary>
/// <typeparam name="TCell">The declared cell.</typeparam>
public sealed class Recurrent<TCell> : Recurrent<TCell, float>
    where TCell : ICell<TCell>
{
    /// <summary>Builds a layer with weights from a seed.</summary>
    /// <param name="input">Elements of an input that has no size of its own.</param>
    /// <param name="hidden">Units of a state that has no size of its own.</param>
    /// <param name="options">How it is built and run; null for the defaults.</param>
    /// <param name="sizes">Values of the cell's further sizes, by name.</param>
    /// <inheritdoc cref="Recurrent{TCell, T}(int, int, RecurrentOptions?, ReadOnlySpan{ValueTuple{string, int}})"
    /// path="/exception"/>
    public Recurrent(int input, int hidden, RecurrentOptions? options = null,
        params ReadOnlySpan<(string Size, int Value)> sizes)
        : base(input, hidden, options, sizes)
    {
    }

    /// <summary>Copies the present weights into a layer that only infers, with the same threads and
    /// instruction set.</summary>
    /// <param name="format">How the copy keeps the weights of products.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    /// <exception cref="NotSupportedException">A product is too long for the format.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public InferenceLayer Compress(WeightFormat format) => new(Engine.Compress(format, Target), Target);
}
