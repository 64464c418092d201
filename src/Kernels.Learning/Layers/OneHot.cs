namespace Kernels.Learning.Layers;

/// <summary>Turns symbols into rows with a single one.</summary>
public static class OneHot
{
    /// <summary>Writes one row per symbol.</summary>
    /// <param name="symbols">Numbers from 0 to <paramref name="size"/> − 1.</param>
    /// <param name="rows">[symbols, size], overwritten.</param>
    /// <param name="size">Number of different symbols.</param>
    /// <exception cref="ArgumentOutOfRangeException">A symbol is not below <paramref name="size"/>.</exception>
    public static void Encode(ReadOnlySpan<int> symbols, Span<float> rows, int size)
    {
        Shape.Require(rows.Length, symbols.Length, size, nameof(rows));
        foreach (int symbol in symbols)
            RequireSymbol(symbol, size, nameof(symbols));
        rows.Clear();
        for (int i = 0; i < symbols.Length; i++)
            rows[(i * size) + symbols[i]] = 1;
    }

    internal static void RequireSymbol(int symbol, int size, string parameter)
    {
        if ((uint)symbol >= (uint)size)
            throw new ArgumentOutOfRangeException(parameter, symbol, $"A symbol must be from 0 to {size - 1}.");
    }
}
