namespace Kernels.Execution.Tiles;

/// <summary>The tile tables of all targets. The generator writes the tiles.</summary>
[TileTable]
internal static partial class TileTables
{
    /// <summary>The table of a target. Whether the processor can run it is for the caller to know.</summary>
    /// <typeparam name="T"><c>float</c> on every target; <c>double</c> on <see cref="Target.Vector128"/>.</typeparam>
    public static TileTable<T> For<T>(Target target)
        where T : unmanaged
    {
        object? table = target switch
        {
            Target.Vector512 => Vector512Tiles.Table,
            Target.Vector256 => Vector256Tiles.Table,
            Target.Vector128 when typeof(T) == typeof(double) => Vector128DoubleTiles.Table,
            Target.Vector128 => Vector128Tiles.Table,
            _ => null,
        };
        return table as TileTable<T> ?? throw new NotSupportedException(
            $"There are no tiles of {typeof(T).Name} for {target}; float runs on every target, double on Vector128.");
    }
}
