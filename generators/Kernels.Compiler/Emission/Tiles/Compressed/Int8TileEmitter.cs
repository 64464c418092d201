using System.Globalization;

namespace Kernels.Compiler.Emission.Tiles.Compressed;

/// <summary>Writes product tiles over panels of signed bytes: whole-number sums, scaled to float at the end.</summary>
internal static class Int8TileEmitter
{
    /// <summary>Writes c = init + rowScale · columnScale · (a · panel − columnOffset).</summary>
    public static void Product(SourceWriter writer, TileShape tile, Int8Form form)
    {
        writer.Line(FormattableString.Invariant(
            $"/// <summary>c = init + rowScale · columnScale · a · panel, {tile.Rows} × {tile.Width}.</summary>"));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"internal static void {tile.Method("Product")}(Int8Product* product)"))
        {
            writer.Line("var a = product->A;");
            writer.Line("var aStride = product->AStride;");
            RowAddress.Declare(writer, tile);
            writer.Line($"var panel = ({form.Panel}*)product->Panel;");
            writer.Line("var panelStride = product->PanelStride;");
            string zero = $"{tile.Target.VectorClass}<int>.Zero";
            writer.Wrapped(Sums(tile).Select(sum => $"var {sum} = {zero};"));
            writer.Line();
            using (writer.Block("for (var words = product->Words; words > 0; words--)"))
            {
                TileEmitter.Body(writer, tile, row => RowAddress.Element(tile, row), vector =>
                    tile.Load("panel", vector));
                writer.Line("first += sizeof(int);");
                writer.Line("panel += panelStride;");
            }

            writer.Line();
            Dequantise(writer, tile, form);
        }
    }

    private static void Dequantise(SourceWriter writer, TileShape tile, Int8Form form)
    {
        Fields(writer, "Init", "InitStride", "C", "CStride", "RowScale", "ColumnScale");
        if (form.Offset != 0)
        {
            Fields(writer, "ColumnOffset");
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                string name = TileShape.Number("offset", vector);
                writer.Line($"var {name} = {Spell("LoadVector256({0})", tile, "columnOffset", vector)};");
                writer.Wrapped(Enumerable.Range(0, tile.Rows).Select(row => TileShape.Sum(row, vector)).Select(sum =>
                    $"{sum} = Subtract({sum}, {name});"));
            }
        }

        for (int row = 0; row < tile.Rows; row++)
        {
            if (row > 0)
            {
                writer.Line("init += initStride;");
                writer.Line("c += cStride;");
            }

            string scaleOfRow = TileShape.Number("scale", row);
            writer.Line($"var {scaleOfRow} = {tile.Target.VectorClass}.Create(rowScale[{TileShape.Number("", row)}]);");
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                string scale = $"{scaleOfRow} * {Spell(form.LoadFloat, tile, "columnScale", vector)}";
                string start = Spell(form.LoadFloat, tile, "init", vector);
                string value = string.Format(
                    CultureInfo.InvariantCulture, form.Dequantise, TileShape.Sum(row, vector), start, scale);
                writer.Statement(Spell(form.StoreFloat, tile, "c", vector, value) + ";");
            }
        }
    }

    private static void Fields(SourceWriter writer, params string[] fields)
    {
        foreach (string field in fields)
        {
            writer.Line($"var {char.ToLowerInvariant(field[0])}{field.Substring(1)} = product->{field};");
        }
    }

    private static string Spell(string form, TileShape tile, string pointer, int vector, string value = "")
    {
        int column = vector * tile.Target.Lanes;
        return string.Format(
            CultureInfo.InvariantCulture, form, TileShape.Number(pointer + " + ", column),
            $"{pointer}[{TileShape.Number("", column)}]", value);
    }

    private static IEnumerable<string> Sums(TileShape tile) =>
        from row in Enumerable.Range(0, tile.Rows)
        from vector in Enumerable.Range(0, tile.Vectors)
        select TileShape.Sum(row, vector);
}
