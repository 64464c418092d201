using Kernels.Execution.Compressed;
using Kernels.Tests.Execution.Tiles;

namespace Kernels.Tests.Compressed;

/// <summary>Every int8 tile of every form that this processor has, against a plain loop over the same numbers.</summary>
public sealed unsafe class Int8TileTests
{
    private const int Gap = 3;

    public static TheoryData<string> Forms => [.. CompressedTables.Int8Forms.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Product_OfEveryShape_IsThePlainLoopOverTheSameNumbers(string form)
    {
        Int8Tiles tiles = CompressedTables.Int8Forms.Single(found => found.Name == form).Tiles;
        for (int vectors = 1; vectors <= tiles.MaxVectors; vectors++)
        {
            for (int rows = 1; rows <= tiles.MaxRows(vectors); rows++)
            {
                foreach (int words in (int[])[0, 1, 2, 9, 40])
                    Check(tiles, rows, vectors, words);
            }
        }
    }

    // Numbers of the largest magnitude and one sign: a sum or a product that saturates would be wrong.
    [Theory]
    [MemberData(nameof(Forms))]
    public void Product_OfTheLargestNumbers_DoesNotSaturate(string form)
    {
        Int8Tiles tiles = CompressedTables.Int8Forms.Single(found => found.Name == form).Tiles;
        Check(tiles, 1, 1, 64, (_, _) => 127, (_, _) => 127);
        Check(tiles, 1, 1, 64, (_, _) => -127, (_, _) => 127);
        Check(tiles, 1, 1, 64, (_, _) => -127, (_, _) => -127);
    }

    private static void Check(Int8Tiles tiles, int rows, int vectors, int words, Func<int, int, int>? left = null,
        Func<int, int, int>? right = null)
    {
        left ??= (row, k) => ((((31 * row) + (7 * k)) * 37) % 255) - 127;
        right ??= (k, column) => ((((17 * k) + (5 * column)) * 53) % 255) - 127;
        (int width, int depth) = (vectors * tiles.Lanes, words * tiles.Depth);
        int columns = width + tiles.Lanes;
        int[] a = Operand(tiles, rows, words, left);
        sbyte[] panel = new sbyte[(depth * columns) + 1];
        for (int k = 0; k < depth; k++)
        {
            for (int column = 0; column < width; column++)
                panel[(((k / tiles.Depth * columns) + column) * tiles.Depth) + (k % tiles.Depth)] = (sbyte)right(k, column);
        }

        int[] offsets = [.. Enumerable.Range(0, width).Select(column => tiles.Offset * Sum(depth, k => right(k, column)))];
        float[] rowScale = [.. Enumerable.Range(1, rows).Select(row => 0.01f * row)];
        float[] columnScale = [.. Enumerable.Range(1, width).Select(column => 0.02f / column)];
        using var init = new GuardedMatrix<float>(rows, width, width + Gap, TileOperands.Start<float>);
        using var c = new GuardedMatrix<float>(rows, width, width + (2 * Gap), (_, _) => float.NaN);
        fixed (int* first = a, offset = offsets)
        fixed (sbyte* weights = panel)
        fixed (float* scale = rowScale, scales = columnScale)
        {
            Int8Product product = new()
            {
                A = first,
                AStride = words + 1,
                Panel = weights,
                PanelStride = columns,
                Words = words,
                RowScale = scale,
                ColumnScale = scales,
                ColumnOffset = offset,
                Init = init.Pointer,
                InitStride = init.Stride,
                C = c.Pointer,
                CStride = c.Stride,
            };
            tiles.Tile(rows, vectors)(&product);
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                (int r, int j) = (row, column);
                long sum = Sum(depth, k => left(r, k) * right(k, j));
                double term = sum * (double)rowScale[row] * columnScale[column];
                double expected = init[row, column] + term;

                // The sum as a float, the scales' product, and the final multiply and add: four roundings at most.
                double bound = 4 * Math.Pow(2, -24) * (Math.Abs(term) + Math.Abs(init[row, column]));
                Assert.InRange(c[row, column] - expected, -bound, bound);
            }
        }

        Assert.Null(init.Violation());
        Assert.Null(c.Violation());
    }

    private static int[] Operand(Int8Tiles tiles, int rows, int words, Func<int, int, int> number)
    {
        // A word of rubbish between rows.
        int[] a = new int[(rows * (words + 1)) + 1];
        Array.Fill(a, 0x55555555);
        fixed (int* first = a)
        {
            for (int row = 0; row < rows; row++)
            {
                int* start = first + (row * (words + 1));
                for (int k = 0; k < words * tiles.Depth; k++)
                {
                    if (tiles.Depth == 4)
                        ((byte*)start)[k] = (byte)(number(row, k) + tiles.Offset);
                    else
                        ((short*)start)[k] = (short)number(row, k);
                }
            }
        }

        return a;
    }

    private static int Sum(int count, Func<int, int> term) => Enumerable.Range(0, count).Sum(term);
}
