namespace Kernels.Compiler.Emission.Tiles.Compressed;

/// <summary>Writes product tiles over panels of bfloat16, whose sums are float.</summary>
/// <remarks>
/// A 32-bit lane of the panel holds two neighbouring k of one column, the even one in its lower half. A bfloat16 is the
/// upper half of a float: a shift makes a float of the even one, a mask of the odd one, and nothing crosses lanes. The
/// chain of sums is the one of the float tile, so the result is that of a float layer with rounded weights, bit by bit.
/// </remarks>
internal static class BFloat16TileEmitter
{
    /// <summary>Writes c = init + a · panel.</summary>
    public static void Product(SourceWriter writer, TileShape tile)
    {
        writer.Line(FormattableString.Invariant(
            $"/// <summary>c = init + a · panel, {tile.Rows} × {tile.Width}, panel in pairs of bfloat16.</summary>"));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        writer.Line($"internal static void {tile.Method("Product")}(");
        writer.Line("    float* a, nint aStride, uint* panel, nint panelStride, nint k,");
        using (writer.Block("    float* init, nint initStride, float* c, nint cStride)"))
        {
            writer.Line("// Not known to be the same: a pair that both halves read would be held in a register for the second.");
            writer.Line("var odd = panel + (k >> 62);");
            RowAddress.Declare(writer, tile);
            TileEmitter.Rows(writer, tile, "init", (row, vector) =>
                $"var {TileShape.Sum(row, vector)} = {tile.Load("init", vector)};");
            writer.Line();
            using (writer.Block("for (var pairs = k >> 1; pairs > 0; pairs--)"))
            {
                Half(writer, tile, vector => Even(tile, vector));
                Half(writer, tile, vector => $"({tile.Load("odd", vector)} & {High(tile)}).AsSingle()");
                writer.Line("panel += panelStride;");
                writer.Line("odd += panelStride;");
            }

            writer.Line();
            using (writer.Block("if ((k & 1) != 0)"))
            {
                TileEmitter.Body(writer, tile, row => RowAddress.Element(tile, row), vector => Even(tile, vector));
            }

            writer.Line();
            TileEmitter.Rows(writer, tile, "c", (row, vector) =>
                tile.Store("c", vector, TileShape.Sum(row, vector)));
        }
    }

    private static void Half(SourceWriter writer, TileShape tile, Func<int, string> panelVector)
    {
        using (writer.Open("{", "}"))
        {
            TileEmitter.Body(writer, tile, row => RowAddress.Element(tile, row), panelVector);
        }

        writer.Line("first += sizeof(float);");
    }

    private static string Even(TileShape tile, int vector) => $"({tile.Load("panel", vector)} << 16).AsSingle()";

    private static string High(TileShape tile) => $"{tile.Target.VectorClass}.Create(0xFFFF0000u)";
}
