using System.Runtime.Intrinsics.X86;
using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution.Tiles;

/// <summary>One tile of the table.</summary>
/// <param name="Target">Its instruction set.</param>
/// <param name="IsDouble">Whether its elements are <c>double</c>.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Vectors">Its vectors.</param>
public sealed record TileCase(Target Target, bool IsDouble, int Rows, int Vectors)
{
    /// <summary>Every tile that this processor can run. Those of a target that it lacks are not listed.</summary>
    public static IReadOnlyList<TileCase> Supported { get; } =
    [
        .. Of<float>(Target.Vector128),
        .. Of<double>(Target.Vector128),
        .. Avx2.IsSupported && Fma.IsSupported ? Of<float>(Target.Vector256) : [],
        .. Avx512F.IsSupported ? Of<float>(Target.Vector512) : [],
    ];

    /// <summary>Numbers of strips that there are tiles for with as many rows and, in each strip, as many
    /// vectors.</summary>
    public IEnumerable<int> Strips => Enumerable.Range(2, MostStrips - 1);

    /// <summary>The emitted class that holds it.</summary>
    public string ClassName => $"{Target}{(IsDouble ? "Double" : "")}Tiles";

    private int MostStrips => IsDouble
        ? TileTables.For<double>(Target).MaxStrips(Rows, Vectors)
        : TileTables.For<float>(Target).MaxStrips(Rows, Vectors);

    private static IEnumerable<TileCase> Of<T>(Target target)
        where T : unmanaged
    {
        TileTable<T> table = TileTables.For<T>(target);
        return
            from vectors in Enumerable.Range(1, table.MaxVectors)
            from rows in Enumerable.Range(1, table.MaxRows(vectors))
            select new TileCase(target, typeof(T) == typeof(double), rows, vectors);
    }
}
