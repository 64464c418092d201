using System.Numerics;

namespace Kernels.Tests.Execution.Tiles;

/// <summary>
/// The numbers that tiles are tested with: multiples of 2⁻¹⁰ below 1, so that sums of a few thousand products are exact
/// in <c>double</c>, and an element depends on its place only, whatever the tile.
/// </summary>
internal static class TileOperands
{
    public static T Left<T>(int row, int k)
        where T : IBinaryFloatingPointIeee754<T> => Number<T>((31 * row) + (7 * k) + 1);

    public static T Panel<T>(int k, int column)
        where T : IBinaryFloatingPointIeee754<T> => Number<T>((17 * k) + (5 * column) + 2);

    public static T Start<T>(int row, int column)
        where T : IBinaryFloatingPointIeee754<T> => Number<T>((13 * row) + (3 * column) + 3);

    /// <summary>Exact Σ left(row, i) · panel(i, column), and the same of magnitudes.</summary>
    public static (double Sum, double Magnitude) Dot(int row, int column, int k)
    {
        double[] terms = [.. Enumerable.Range(0, k).Select(i => Left<double>(row, i) * Panel<double>(i, column))];
        return (terms.Sum(), terms.Sum(Math.Abs));
    }

    // A linear congruence scatters the index; ten bits of it and a sign make the number.
    private static T Number<T>(int index)
        where T : IBinaryFloatingPointIeee754<T>
    {
        uint scattered = unchecked((uint)index * 2654435761u) >> 16;
        return T.CreateChecked((int)(scattered % 2047) - 1023) / T.CreateChecked(1024);
    }
}
