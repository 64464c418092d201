namespace Kernels.Compiler.Emission.Tiles;

/// <summary>One tile to be written: target, rows and vectors, and the names of what it holds in registers.</summary>
/// <param name="Target">The instruction set.</param>
/// <param name="Rows">Rows of its result.</param>
/// <param name="Vectors">Vectors of a row of its result.</param>
/// <param name="Strips">Strips of the panel that it reads side by side, each of as many vectors.</param>
internal sealed record TileShape(TileTarget Target, int Rows, int Vectors, int Strips = 1)
{
    private const int LineBits = 512;

    /// <summary>Columns of the tile.</summary>
    public int Width => Vectors * Target.Lanes;

    /// <summary>Vectors of a strip.</summary>
    public int StripVectors => Vectors / Strips;

    /// <summary>Columns of a strip.</summary>
    public int StripWidth => StripVectors * Target.Lanes;

    /// <summary>Whether the panel's vectors are held and the rows' elements streamed, or the other way round.</summary>
    public bool HoldsPanel => Vectors <= Rows;

    /// <summary>Every tile of a target, narrow ones first, few rows first.</summary>
    public static IEnumerable<TileShape> All(TileTarget target) =>
        from vectors in Enumerable.Range(1, TileBudget.MaxVectors)
        from rows in Enumerable.Range(1, TileBudget.MaxRows(target, vectors))
        select new TileShape(target, rows, vectors);

    /// <summary>The tiles of a target that read several strips: narrow strips first, few rows first, few strips
    /// first.</summary>
    public static IEnumerable<TileShape> AllAcross(TileTarget target) =>
        from tile in All(target)
        from strips in Enumerable.Range(1, TileBudget.MaxStrips(target, tile.Rows, tile.Vectors))
        where strips > 1
        select new TileShape(target, tile.Rows, strips * tile.Vectors, strips);

    /// <summary>Whether it has a form for panels that lie far away.</summary>
    /// <remarks>Only the first of several tiles asks ahead, and of several, none has fewer than half the most rows: one
    /// tile alone does nothing but wait for its panel anyway.</remarks>
    public bool HasFarForm => Target.Prefetch is not null && Rows > TileBudget.MaxRows(Target, Vectors) / 2;

    /// <summary>The method's name: <c>Product6x4</c>, of several strips <c>Product1x4x2</c>.</summary>
    public string Method(string operation) => Strips == 1
        ? FormattableString.Invariant($"{operation}{Rows}x{Vectors}")
        : FormattableString.Invariant($"{operation}{Rows}x{Strips}x{StripVectors}");

    /// <summary>The local that sums one vector of one row.</summary>
    public static string Sum(int row, int vector) => FormattableString.Invariant($"sum{row}_{vector}");

    /// <summary>A load from a pointer plus so many vectors.</summary>
    public string Load(string pointer, int vector) => Spell(Target.Load, At(pointer, vector), Element(pointer, vector));

    /// <summary>A store of a vector to a pointer plus so many vectors.</summary>
    public string Store(string pointer, int vector, string value) =>
        Spell(Target.Store, At(pointer, vector), Element(pointer, vector), value) + ";";

    /// <summary>Requests for the lines of one row of the tile, so many elements behind a pointer; none where the
    /// target has no such form.</summary>
    public IEnumerable<string> Prefetches(string pointer, int elements = 0)
    {
        int step = Math.Max(1, LineBits / Target.Bits);
        return Target.Prefetch is not { } form
            ? []
            : Enumerable.Range(0, (Vectors + step - 1) / step).Select(line =>
                Spell(form, Behind(pointer, elements + (line * step * Target.Lanes))) + ";");
    }

    /// <summary>One multiply-add onto a sum.</summary>
    public string Accumulate(int row, int vector) =>
        $"{Sum(row, vector)} = {Spell(Target.MultiplyAdd, Number("x", row), Number("p", vector), Sum(row, vector))};";

    /// <summary>A name and its number.</summary>
    public static string Number(string name, int number) => FormattableString.Invariant($"{name}{number}");

    private static string Spell(string form, params object[] arguments) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, form, arguments);

    private string At(string pointer, int vector) => Behind(pointer, vector * Target.Lanes);

    private static string Behind(string pointer, int elements) =>
        elements == 0 ? pointer : FormattableString.Invariant($"{pointer} + {elements}");

    private string Element(string pointer, int vector) =>
        FormattableString.Invariant($"{pointer}[{vector * Target.Lanes}]");
}
