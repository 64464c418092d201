namespace Kernels.Compiler.Ir;

/// <summary>A square window that slides over maps of rows × columns places, as the one number that a node holds.</summary>
/// <param name="Rows">Rows of a map.</param>
/// <param name="Columns">Columns of a map.</param>
/// <param name="Width">Rows and columns of the window.</param>
internal readonly record struct Window(int Rows, int Columns, int Width)
{
    /// <summary>No side of a map or a window is longer.</summary>
    public const int Longest = 1 << 10;

    public int Places => Rows * Columns;

    /// <summary>Elements of the window.</summary>
    public int Area => Width * Width;

    public int Code => (((Rows * Longest) + Columns) * Longest) + Width;

    public static Window Of(int code) => new(code / Longest / Longest, code / Longest % Longest, code % Longest);

    /// <summary>The place of the window that reads a place, as seen from another; null where it does not reach.</summary>
    public int? Reach(int from, int to)
    {
        var down = (to / Columns) - (from / Columns) + ((Width - 1) / 2);
        var right = (to % Columns) - (from % Columns) + ((Width - 1) / 2);
        return down >= 0 && down < Width && right >= 0 && right < Width ? (down * Width) + right : null;
    }
}
