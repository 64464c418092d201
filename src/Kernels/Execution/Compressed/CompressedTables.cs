using System.Runtime.Intrinsics.X86;
using Kernels.Execution.Tiles;

namespace Kernels.Execution.Compressed;

/// <summary>Which tiles a target runs compressed weights with.</summary>
internal static class CompressedTables
{
    /// <summary>Every form of int8 product that this processor has; all compute the same whole numbers.</summary>
    public static IReadOnlyList<(string Name, Int8Tiles Tiles)> Int8Forms { get; } =
    [
        ("Portable", TileTables.Int8PortableTiles.Table),
        .. Avx2.IsSupported && Fma.IsSupported
            ? new[] { ("Avx2", TileTables.Int8Avx2Tiles.Table) }
            : [],
        .. HasVnni ? new[] { ("Vnni", TileTables.Int8VnniTiles.Table) } : [],
    ];

    private static bool HasVnni => AvxVnni.IsSupported && Avx2.IsSupported && Fma.IsSupported;

    public static BFloat16Tiles BFloat16(Target target) => target switch
    {
        Target.Vector512 => TileTables.Vector512BFloat16Tiles.Table,
        Target.Vector256 => TileTables.Vector256BFloat16Tiles.Table,
        _ => TileTables.Vector128BFloat16Tiles.Table,
    };

    /// <summary>Wider vectors than 256 bits gain nothing here: the runtime offers byte products in 256 bits.</summary>
    public static Int8Tiles Int8(Target target) => target == Target.Vector128
        ? TileTables.Int8PortableTiles.Table
        : HasVnni ? TileTables.Int8VnniTiles.Table : TileTables.Int8Avx2Tiles.Table;
}
