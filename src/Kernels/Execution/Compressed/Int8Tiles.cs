namespace Kernels.Execution.Compressed;

/// <summary>Product tiles over panels of signed bytes for one instruction set.</summary>
/// <remarks>
/// A panel is [k / depth][columns][depth]. An operand row is words of 32 bits, each of <c>depth</c> neighbouring k: bytes
/// with an offset, or signed 16-bit numbers where the offset is 0. Sums are whole numbers and exact.
/// </remarks>
internal sealed unsafe class Int8Tiles(
    int lanes, int depth, int offset, delegate*<Int8Product*, void>[][] products)
    : StripTable(lanes, [.. products.Select(rows => rows.Length)])
{
    /// <summary>Neighbouring k in a word of the operand.</summary>
    public int Depth { get; } = depth;

    /// <summary>What is added to the operand's bytes.</summary>
    public int Offset { get; } = offset;

    /// <summary>The tile of so many rows and vectors.</summary>
    public delegate*<Int8Product*, void> Tile(int rows, int vectors) => products[vectors - 1][rows - 1];
}
