namespace Kernels.Execution.Compressed;

/// <summary>Product tiles over panels of bfloat16 for one target.</summary>
/// <remarks>
/// A panel is [k / 2][columns][2]: pairs of neighbouring k, even k in the lower half of 32 bits. Strides count elements
/// of a, and pairs of the panel. Of an odd last k only the lower half is read.
/// </remarks>
internal sealed unsafe class BFloat16Tiles(
    int lanes, delegate*<float*, nint, uint*, nint, nint, float*, nint, float*, nint, void>[][] products)
    : StripTable(lanes, [.. products.Select(rows => rows.Length)])
{
    /// <summary>The tile (a, aStride, panel, panelStride, k, init, initStride, c, cStride).</summary>
    public delegate*<float*, nint, uint*, nint, nint, float*, nint, float*, nint, void> Tile(
        int rows, int vectors) => products[vectors - 1][rows - 1];
}
