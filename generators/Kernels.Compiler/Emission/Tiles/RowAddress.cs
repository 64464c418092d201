namespace Kernels.Compiler.Emission.Tiles;

/// <summary>How element (row, k) of a strided operand is addressed.</summary>
/// <remarks>
/// A pointer for each row would need more general registers than there are from nine rows on. One pointer walks along k
/// instead; row r lies at <c>first + odd · 2^n · stride</c>, where the power of two is part of the addressing mode.
/// </remarks>
internal static class RowAddress
{
    /// <summary>Declares the walking pointer and the odd multiples of the stride, in bytes.</summary>
    public static void Declare(SourceWriter writer, TileShape tile)
    {
        if (tile.Rows > 1)
        {
            writer.Line("// Row r lies at first + r · stride, in bytes; first walks along k.");
        }

        writer.Line("var first = (byte*)a;");
        if (tile.Rows > 1)
        {
            writer.Line($"var stride = aStride * sizeof({tile.Target.Element});");
        }

        for (int multiple = 3; multiple < tile.Rows; multiple += 2)
        {
            writer.Line(FormattableString.Invariant($"var stride{multiple} = stride * {multiple};"));
        }
    }

    /// <summary>The element of a row at the current k.</summary>
    public static string Element(TileShape tile, int row)
    {
        string address = row == 0 ? "first" : $"(first + {Offset(row)})";
        return $"*({tile.Target.Element}*){address}";
    }

    private static string Offset(int row)
    {
        int scale = 1;
        int odd = row;
        while (odd % 2 == 0)
        {
            odd /= 2;
            scale *= 2;
        }

        string stride = odd == 1 ? "stride" : TileShape.Number("stride", odd);
        return scale == 1 ? stride : FormattableString.Invariant($"({stride} * {scale})");
    }
}
