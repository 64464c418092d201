using System.Numerics;
using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution.Tiles;

/// <summary>Every tile of every target that this processor has, against a plain loop in <c>double</c>.</summary>
public abstract unsafe class TileTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RowGap = 3;

    /// <summary>What a product starts from.</summary>
    public enum Init
    {
        /// <summary>A row of its own for each row.</summary>
        Rows,

        /// <summary>The same row for all.</summary>
        OneRow,

        /// <summary>The result's own memory.</summary>
        InPlace,
    }

    public static TheoryData<Target, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<Target, int, int, int>();
            foreach (TileCase tile in TileCase.Supported.Where(tile => tile.IsDouble == (typeof(T) == typeof(double))))
            {
                foreach (int k in (int[])[0, 1, 2, 7, 33])
                {
                    cases.Add(tile.Target, tile.Rows, tile.Vectors, k);
                }
            }

            return cases;
        }
    }

    public static TheoryData<Target, int, int, int, int> CasesAcross
    {
        get
        {
            var cases = new TheoryData<Target, int, int, int, int>();
            foreach (TileCase tile in TileCase.Supported.Where(tile => tile.IsDouble == (typeof(T) == typeof(double))))
            {
                foreach (int strips in tile.Strips)
                {
                    foreach (int k in (int[])[0, 1, 2, 33])
                    {
                        cases.Add(tile.Target, tile.Rows, tile.Vectors, strips, k);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OfStridedRows_IsInitPlusAPanel(Target target, int rows, int vectors, int k) =>
        CheckProduct(target, rows, vectors, k, Init.Rows);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_FromOneRowForAll_IsThatRowPlusAPanel(Target target, int rows, int vectors, int k) =>
        CheckProduct(target, rows, vectors, k, Init.OneRow);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OntoItsInit_AddsInPlace(Target target, int rows, int vectors, int k) =>
        CheckProduct(target, rows, vectors, k, Init.InPlace);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outer_OfColumns_AddsATransposedPanel(Target target, int rows, int vectors, int k)
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(k, rows, rows + RowGap, (i, row) => TileOperands.Left<T>(row, i));
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var c = new GuardedMatrix<T>(rows, width, width + RowGap, TileOperands.Start<T>);

        table.Outer(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, c.Pointer, c.Stride);

        // As for a product, and the final addition.
        CheckElements(c, width, k, k == 0 ? 0 : k + 2, row => row);
        CheckGuards(a, panel, c);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_OfARow_IsBitwiseTheSameInEveryTile(Target target, int rows, int vectors, int k)
    {
        TileTable<T> table = TileTables.For<T>(target);
        int lanes = table.Lanes;
        int width = vectors * lanes;
        int row = rows - 1;
        int column = width - lanes;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var narrow = new GuardedMatrix<T>(k, lanes, lanes, (i, j) => panel[i, column + j]);
        using var c = new GuardedMatrix<T>(rows, width, width, TileOperands.Start<T>);
        using var alone = new GuardedMatrix<T>(1, lanes, lanes, (_, j) => c[row, column + j]);

        table.Product(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, c.Pointer, width, c.Pointer, width);
        table.Product(1, 1)(a.Pointer + (row * a.Stride), 0, narrow.Pointer, k, alone.Pointer, 0, alone.Pointer, 0);

        Assert.All(Enumerable.Range(0, lanes), j => Assert.Equal(alone[0, j], c[row, column + j]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FarProduct_OfAPanel_IsBitwiseTheProduct(Target target, int rows, int vectors, int k)
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        using var near = new GuardedMatrix<T>(rows, width, width, TileOperands.Start<T>);
        using var far = new GuardedMatrix<T>(rows, width, width, TileOperands.Start<T>);

        table.Product(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, near.Pointer, width, near.Pointer, width);
        table.FarProduct(rows, vectors)(a.Pointer, a.Stride, panel.Pointer, k, far.Pointer, width, far.Pointer, width);

        Assert.All(Enumerable.Range(0, rows * width), i =>
            Assert.Equal(near[i / width, i % width], far[i / width, i % width]));
        CheckGuards(a, panel, near, far);
    }

    [Theory]
    [MemberData(nameof(CasesAcross))]
    public void Product_AcrossStrips_IsBitwiseThatOfEachStrip(Target target, int rows, int vectors, int strips, int k)
    {
        TileTable<T> table = TileTables.For<T>(target);
        int strip = vectors * table.Lanes;
        int width = strips * strip;
        int gap = (k + 2) * strip;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(strips, k * strip, gap,
            (s, i) => TileOperands.Panel<T>(i / strip, (s * strip) + (i % strip)));
        using var init = new GuardedMatrix<T>(rows, width, width + RowGap, TileOperands.Start<T>);
        using var expected = new GuardedMatrix<T>(rows, width, width, (_, _) => T.NaN);
        using var c = new GuardedMatrix<T>(rows, width, width + (2 * RowGap), (_, _) => T.NaN);

        table.Across(rows, vectors, strips)(a.Pointer, a.Stride, panel.Pointer, gap, k, init.Pointer, init.Stride,
            c.Pointer, c.Stride);
        for (int s = 0; s < strips; s++)
            table.Product(rows, vectors)(a.Pointer, a.Stride, panel.Pointer + (s * gap), k,
                init.Pointer + (s * strip), init.Stride, expected.Pointer + (s * strip), expected.Stride);

        Assert.All(Enumerable.Range(0, rows * width), i =>
            Assert.Equal(expected[i / width, i % width], c[i / width, i % width]));
        CheckElements(c, width, k, k == 0 ? 0 : k + 1, row => row);
        CheckGuards(a, panel, init, c);
    }

    private static void CheckProduct(Target target, int rows, int vectors, int k, Init form)
    {
        TileTable<T> table = TileTables.For<T>(target);
        int width = vectors * table.Lanes;
        using var a = new GuardedMatrix<T>(rows, k, k + RowGap, TileOperands.Left<T>);
        using var panel = new GuardedMatrix<T>(k, width, width, TileOperands.Panel<T>);
        int starts = form == Init.OneRow ? 1 : rows;
        using var init = new GuardedMatrix<T>(starts, width, width + RowGap, TileOperands.Start<T>);
        using var c = new GuardedMatrix<T>(rows, width, width + (2 * RowGap), (_, _) => T.NaN);
        (GuardedMatrix<T> result, nint initStride) = form switch
        {
            Init.InPlace => (init, init.Stride),
            Init.OneRow => (c, 0),
            _ => (c, init.Stride),
        };

        table.Product(rows, vectors)(
            a.Pointer, a.Stride, panel.Pointer, k, init.Pointer, initStride, result.Pointer, result.Stride);

        // k roundings of the fused form, one more of a first product that is rounded by itself.
        CheckElements(result, width, k, k == 0 ? 0 : k + 1, row => form == Init.OneRow ? 0 : row);
        CheckGuards(a, panel, init, c);
    }

    private static void CheckElements(GuardedMatrix<T> actual, int width, int k, int roundings, Func<int, int> startRow)
    {
        for (int row = 0; row < actual.Rows; row++)
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

    private static void CheckGuards(params GuardedMatrix<T>[] buffers) =>
        Assert.All(buffers, buffer => Assert.Null(buffer.Violation()));
}
