namespace Kernels.Compiler.Emission.Tiles;

/// <summary>Writes the product tiles: the small matrix products in which a kernel spends most of its time.</summary>
/// <remarks>
/// A tile unrolls over its rows and vectors, never over k: every sum is a local of its own and stays in a register, and
/// the loop over k is the only loop. Equations never share a method with it, for they would crowd out the sums.
/// </remarks>
internal static class TileEmitter
{
    /// <summary>Writes c = init + a · panel.</summary>
    /// <remarks>A tile of several strips finds each of them one <c>gap</c> behind the one before.</remarks>
    public static void Product(SourceWriter writer, TileShape tile) => Product(writer, tile, "Product", ahead: false);

    /// <summary>Writes the same for a panel that lies far away: it is asked for before it is read.</summary>
    public static void FarProduct(SourceWriter writer, TileShape tile) =>
        Product(writer, tile, "FarProduct", ahead: true);

    private static void Product(SourceWriter writer, TileShape tile, string name, bool ahead)
    {
        string element = tile.Target.Element;
        Document(writer, tile, "c = init + a · panel");
        writer.Line($"internal static void {tile.Method(name)}(");
        string gap = tile.Strips > 1 ? " nint gap," : "";
        writer.Line($"    {element}* a, nint aStride, {element}* panel,{gap} nint k,");
        using (writer.Block($"    {element}* init, nint initStride, {element}* c, nint cStride)"))
        {
            RowAddress.Declare(writer, tile);
            Rows(writer, tile, "init", (row, vector) =>
                $"var {TileShape.Sum(row, vector)} = {tile.Load("init", vector)};");
            writer.Line();
            using (Loop(writer, tile))
            {
                if (ahead)
                {
                    writer.Wrapped(tile.Prefetches("panel", TileBudget.LookAhead));
                }

                for (int strip = 1; strip < tile.Strips; strip++)
                {
                    writer.Line($"var {Strip(strip)} = {Strip(strip - 1)} + gap;");
                }

                Body(writer, tile, row => RowAddress.Element(tile, row), PanelVector(tile));
                writer.Line($"first += sizeof({element});");
            }

            writer.Line();
            Rows(writer, tile, "c", (row, vector) => tile.Store("c", vector, TileShape.Sum(row, vector)));
        }
    }

    /// <summary>Writes c += aᵀ · panel.</summary>
    public static void Outer(SourceWriter writer, TileShape tile)
    {
        string element = tile.Target.Element;
        string zero = $"{tile.Target.VectorClass}<{element}>.Zero";
        Document(writer, tile, "c += aᵀ · panel");
        writer.Line($"internal static void {tile.Method("Outer")}(");
        using (writer.Block($"    {element}* a, nint aStride, {element}* panel, nint k, {element}* c, nint cStride)"))
        {
            Ask(writer, tile);
            writer.Wrapped(Sums(tile).Select(sum => $"var {sum} = {zero};"));
            writer.Line();
            using (Loop(writer, tile))
            {
                Body(writer, tile, row => FormattableString.Invariant($"a[{row}]"), PanelVector(tile));
                writer.Line("a += aStride;");
            }

            writer.Line();
            Rows(writer, tile, "c", (row, vector) => AddTo(tile, "c", row, vector));
        }
    }

    private static Func<int, string> PanelVector(TileShape tile) =>
        vector => tile.Load(Strip(vector / tile.StripVectors), vector % tile.StripVectors);

    private static string Strip(int strip) => strip == 0 ? "panel" : TileShape.Number("panel", strip);

    // The sums are met again only after the whole loop; asked for now, they have come by then.
    private static void Ask(SourceWriter writer, TileShape tile)
    {
        if (tile.Target.Prefetch is null)
        {
            return;
        }

        writer.Line("var ahead = c;");
        for (int row = 0; row < tile.Rows; row++)
        {
            if (row > 0)
            {
                writer.Line("ahead += cStride;");
            }

            writer.Wrapped(tile.Prefetches("ahead"));
        }

        writer.Line();
    }

    private static string AddTo(TileShape tile, string pointer, int row, int vector)
    {
        string sum = TileShape.Sum(row, vector);
        return $"{sum} += {tile.Load(pointer, vector)}; {tile.Store(pointer, vector, sum)}";
    }

    private static void Document(SourceWriter writer, TileShape tile, string equation)
    {
        string held = tile.HoldsPanel ? Count(tile.Vectors, "panel vector") : Count(tile.Rows, "broadcast");
        string sums = Count(tile.Rows * tile.Vectors, "sum");
        writer.Line($"/// <summary>{equation}, {Count(tile.Rows, "row")} × {Count(tile.Width, "column")}.</summary>");
        writer.Line($"/// <remarks>In registers: {sums}, {held}, 1 more in passing.</remarks>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
    }

    private static string Count(int number, string what) =>
        FormattableString.Invariant($"{number} {what}") + (number == 1 ? "" : "s");

    private static IDisposable Loop(SourceWriter writer, TileShape tile) => writer.Block(FormattableString.Invariant(
        $"for (var end = panel + (k * {tile.StripWidth}); panel < end; panel += {tile.StripWidth})"));

    /// <summary>Writes the multiply-adds of one k.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="element">The element of a row.</param>
    /// <param name="panelVector">A vector of the panel, as elements of the sums' type.</param>
    /// <remarks>The held side is loaded first; each vector of the other is used up before the next one is loaded.</remarks>
    public static void Body(
        SourceWriter writer, TileShape tile, Func<int, string> element, Func<int, string> panelVector)
    {
        string Panel(int vector) => $"var {TileShape.Number("p", vector)} = {panelVector(vector)};";
        string Broadcast(int row) =>
            $"var {TileShape.Number("x", row)} = {tile.Target.VectorClass}.Create({element(row)});";
        IEnumerable<int> rows = Enumerable.Range(0, tile.Rows);
        IEnumerable<int> vectors = Enumerable.Range(0, tile.Vectors);
        if (tile.HoldsPanel)
        {
            writer.Wrapped(vectors.Select(Panel));
            foreach (int row in rows)
            {
                writer.Line(Broadcast(row));
                writer.Wrapped(vectors.Select(vector => tile.Accumulate(row, vector)));
            }

            return;
        }

        writer.Wrapped(rows.Select(Broadcast));
        foreach (int vector in vectors)
        {
            writer.Line(Panel(vector));
            writer.Wrapped(rows.Select(row => tile.Accumulate(row, vector)));
        }
    }

    /// <summary>Writes one statement for each vector of each row, and between rows the step to the next one.</summary>
    public static void Rows(SourceWriter writer, TileShape tile, string pointer, Func<int, int, string> statement)
    {
        for (int row = 0; row < tile.Rows; row++)
        {
            if (row > 0)
            {
                writer.Line($"{pointer} += {pointer}Stride;");
            }

            writer.Wrapped(Enumerable.Range(0, tile.Vectors).Select(vector => statement(row, vector)));
        }
    }

    private static IEnumerable<string> Sums(TileShape tile) =>
        from row in Enumerable.Range(0, tile.Rows)
        from vector in Enumerable.Range(0, tile.Vectors)
        select TileShape.Sum(row, vector);
}
