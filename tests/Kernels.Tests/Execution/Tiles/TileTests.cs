using System.Numerics;
using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution.Tiles;

/// <summary>Every tile of every target that this processor has, against a plain loop in <c>double</c>.</summary>
public unsafe class TileTests
{
    private const int RowGap = 3;

    public static TheoryData<Target, bool, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<Target, bool, int, int, int>();
            foreach (TileCase tile in TileCase.Supported)
            {
                foreach (int k in (int[])[0, 1, 2, 7, 33])
                {
                    cases.Add(tile.Target, tile.IsDouble, tile.Rows, tile.Vectors, k);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OfStridedRows_IsInitPlusAPanel(Target target, bool isDouble, int rows, int vectors, int k) =>
        Run(isDouble, () => CheckProduct<float>(target, rows, vectors, k, Init.Rows), () => CheckProduct<double>(target, rows, vectors, k, Init.Rows));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_FromOneRowForAll_IsThatRowPlusAPanel(Target target, bool isDouble, int rows, int vectors, int k) =>
        Run(isDouble, () => CheckProduct<float>(target, rows, vectors, k, Init.OneRow), () => CheckProduct<double>(target, rows, vectors, k, Init.OneRow));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OntoItsInit_AddsInPlace(Target target, bool isDouble, int rows, int vectors, int k) =>
        Run(isDouble, () => CheckProduct<float>(target, rows, vectors, k, Init.InPlace), () => CheckProduct<double>(target, rows, vectors, k, Init.InPlace));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outer_OfColumns_AddsATransposedPanel(Target target, bool isDouble, int rows, int vectors, int k) =>
        Run(isDouble, () => CheckOuter<float>(target, rows, vectors, k), () => CheckOuter<double>(target, rows, vectors, k));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OfARow_IsBitwiseTheSameInEveryTile(Target target, bool isDouble, int rows, int vectors, int k) =>
        Run(isDouble, () => CheckChain<float>(target, rows, vectors, k), () => CheckChain<double>(target, rows, vectors, k));

    private static void Run(bool isDouble, Action single, Action twice) => (isDouble ? twice : single)();

    private static void CheckProduct<T>(Target target, int rows, int vectors, int k, Init form)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var init = new GuardedMatrix<T>(form == Init.OneRow ? 1 : rows, width, width + RowGap, TileOperands.Start<T>);
        using var c = new GuardedMatrix<T>(rows, width, width + (2 * RowGap), (_, _) => T.NaN);
        (GuardedMatrix<T> result, nint initStride) = form switch
        {
            Init.InPlace => (init, init.Stride),
            Init.OneRow => (c, 0),
            _ => (c, init.Stride),
        };

        table.Product(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, init.Pointer, initStride, result.Pointer, result.Stride);

        // k roundings of the fused form, one more of a first product that is rounded by itself.
        CheckElements(result, rows, width, k, k == 0 ? 0 : k + 1, row => form == Init.OneRow ? 0 : row);
        CheckGuards(a, panel, init, c);
    }

    private static void CheckOuter<T>(Target target, int rows, int vectors, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(k, rows, rows + RowGap, (i, row) => TileOperands.Left<T>(row, i));
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var c = new GuardedMatrix<T>(rows, width, width + RowGap, TileOperands.Start<T>);

        table.Outer(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, c.Pointer, c.Stride);

        // As for a product, and the final addition.
        CheckElements(c, rows, width, k, k == 0 ? 0 : k + 2, row => row);
        CheckGuards(a, panel, c);
    }

    private static void CheckChain<T>(Target target, int rows, int vectors, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var narrow = new GuardedMatrix<T>(k, table.Lanes, table.Lanes, (i, j) => TileOperands.Panel<T>(i, width - table.Lanes + j));
        using var c = new GuardedMatrix<T>(rows, width, width, TileOperands.Start<T>);
        using var alone = new GuardedMatrix<T>(
            1, table.Lanes, table.Lanes, (_, j) => TileOperands.Start<T>(rows - 1, width - table.Lanes + j));

        table.Product(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, c.Pointer, c.Stride, c.Pointer, c.Stride);
        table.Product(1, 1)(a.Pointer + ((rows - 1) * a.Stride), a.Stride, narrow.Pointer, k, alone.Pointer, 0, alone.Pointer, 0);

        for (int j = 0; j < table.Lanes; j++)
        {
            Assert.Equal(alone[0, j], c[rows - 1, width - table.Lanes + j]);
        }
    }

    private static void CheckElements<T>(GuardedMatrix<T> actual, int rows, int width, int k, int roundings, Func<int, int> startRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double start = TileOperands.Start<double>(startRow(row), column);
                (double sum, double magnitude) = TileOperands.Dot(row, column, k);
                double error = Math.Abs(double.CreateChecked(actual[row, column]) - (start + sum));

                // Higham, Accuracy and Stability of Numerical Algorithms, 3.1: γₙ = n·u / (1 − n·u) of the sum of
                // magnitudes for n roundings. In double these numbers leave nothing to round.
                double units = typeof(T) == typeof(double) ? 0 : roundings * Math.Pow(2, -24);
                double bound = units / (1 - units) * (Math.Abs(start) + magnitude);
                Assert.True(error <= bound, $"[{row}, {column}] is off by {error:e2}; at most {bound:e2} is rounding.");
            }
        }
    }

    private static void CheckGuards<T>(params GuardedMatrix<T>[] buffers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.All(buffers, buffer => Assert.Null(buffer.Violation()));

    private enum Init
    {
        Rows,
        OneRow,
        InPlace,
    }
}
