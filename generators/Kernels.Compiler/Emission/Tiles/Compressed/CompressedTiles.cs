namespace Kernels.Compiler.Emission.Tiles.Compressed;

/// <summary>The tiles of one compressed format on one target.</summary>
/// <param name="Name">Name of the emitted file and, with <c>Tiles</c> after it, of the class.</param>
/// <param name="Format">The runtime's table type.</param>
/// <param name="Target">
/// Operands and sums: for int8 the element is a word of as many neighbouring k as one multiply-add takes at once.
/// </param>
/// <param name="TableArguments">What the runtime must know besides the tiles.</param>
/// <param name="Write">Writes one tile.</param>
internal sealed record CompressedTiles(
    string Name,
    string Format,
    TileTarget Target,
    IReadOnlyList<string> TableArguments,
    Action<SourceWriter, TileShape> Write)
{
    /// <summary>Six rows reuse a loaded panel vector enough; higher tiles would only be more text.</summary>
    public const int RowLimit = 6;

    /// <summary>Every format on every target.</summary>
    public static IReadOnlyList<CompressedTiles> All { get; } =
    [
        BFloat16(TileTarget.Vector512),
        BFloat16(TileTarget.Vector256),
        BFloat16(TileTarget.Vector128),
        Int8(Int8Form.Vnni),
        Int8(Int8Form.Avx2),
        Int8(Int8Form.Portable),
    ];

    /// <summary>Every tile, narrow ones first, few rows first.</summary>
    public IEnumerable<TileShape> Shapes => TileShape.All(Target).Where(tile => tile.Rows <= RowLimit);

    // One register more than in float: the mask.
    private static CompressedTiles BFloat16(TileTarget target) => new(
        target.Name + "BFloat16", "BFloat16Tiles", target with { Temporaries = target.Temporaries + 1 },
        [$"lanes: {TileShape.Number("", target.Lanes)}"], BFloat16TileEmitter.Product);

    private static CompressedTiles Int8(Int8Form form) => new(
        form.Target.Name, "Int8Tiles", form.Target,
        [
            $"lanes: {TileShape.Number("", form.Target.Lanes)}",
            $"depth: {TileShape.Number("", form.Depth)}",
            $"offset: {TileShape.Number("", form.Offset)}",
        ],
        (writer, tile) => Int8TileEmitter.Product(writer, tile, form));
}
