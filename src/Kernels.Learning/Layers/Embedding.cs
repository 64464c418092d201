using Kernels.Execution;
using Kernels.Learning.Products;

namespace Kernels.Learning.Layers;

/// <summary>
/// A learned row for each symbol: the product of a one-hot row and a matrix, without the multiplications.
/// </summary>
public sealed class Embedding
{
    /// <summary>Makes the layer; rows are drawn uniformly from ±√3, so that their elements have variance 1.</summary>
    /// <param name="symbols">Number of different symbols.</param>
    /// <param name="size">Columns of a row.</param>
    /// <param name="seed">Seed of the initial weights.</param>
    /// <param name="name">Prefix of the parameter's name.</param>
    public Embedding(int symbols, int size, ulong seed = 1, string name = "embedding")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Symbols = symbols;
        Size = size;
        Weight = new ParameterBuffer(name + ".weight", checked(symbols * size));
        Weight.SetUniform(MathF.Sqrt(3), new CounterRandom(seed, 0));
    }

    /// <summary>Number of different symbols.</summary>
    public int Symbols { get; }

    /// <summary>Columns of a row.</summary>
    public int Size { get; }

    /// <summary>The rows, [symbols, size].</summary>
    public ParameterBuffer Weight { get; }

    /// <summary>Looks rows up.</summary>
    /// <param name="symbols">Which.</param>
    /// <param name="rows">[symbols, size], overwritten.</param>
    public void Forward(ReadOnlySpan<int> symbols, Span<float> rows)
    {
        Require(symbols, rows.Length, nameof(rows));
        for (int i = 0; i < symbols.Length; i++)
            Weight.Weights.Slice(symbols[i] * Size, Size).CopyTo(rows.Slice(i * Size, Size));
    }

    /// <summary>Adds the gradients of looked-up rows to those of the weights, in the order of the symbols.</summary>
    /// <param name="symbols">As in <see cref="Forward"/>.</param>
    /// <param name="rowGradients">[symbols, size].</param>
    public void Backward(ReadOnlySpan<int> symbols, ReadOnlySpan<float> rowGradients)
    {
        Require(symbols, rowGradients.Length, nameof(rowGradients));
        for (int i = 0; i < symbols.Length; i++)
            Sums.Add(rowGradients.Slice(i * Size, Size), Weight.Gradients.Slice(symbols[i] * Size, Size));
    }

    private void Require(ReadOnlySpan<int> symbols, int length, string parameter)
    {
        Shape.Require(length, symbols.Length, Size, parameter);
        foreach (int symbol in symbols)
            OneHot.RequireSymbol(symbol, Symbols, nameof(symbols));
    }
}
