using Kernels.Execution.Compressed;

namespace Kernels.Tests.Compressed;

/// <summary>Rows rounded to whole numbers: every form against the plain one, and the plain one against its bound.</summary>
public sealed unsafe class Int8RoundingTests
{
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 67, 200];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Words_OfAnyLength_HoldTheNumbersOfThePlainForm(int length)
    {
        foreach (float size in (float[])[1, 1e-30f, 3e37f, 0])
        {
            float[] row = [.. Random(length).Select(value => value * size)];
            sbyte[] expected = new sbyte[length];
            float scale = Int8Rounding.Row(row, expected);
            Assert.Equal(expected.Select(value => (int)value), Words(row, bytes: true, out float ofBytes));
            Assert.Equal(expected.Select(value => (int)value), Words(row, bytes: false, out float ofShorts));
            Assert.Equal((scale, scale), (ofBytes, ofShorts));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Number_TimesScale_IsWithinHalfAScale(int length)
    {
        float[] row = Random(length);
        sbyte[] rounded = new sbyte[length];
        double scale = Int8Rounding.Row(row, rounded);
        Assert.Contains(rounded, value => Math.Abs((int)value) == 127);
        Assert.All(row.Zip(rounded), pair => Assert.InRange(Math.Abs(pair.First - (scale * pair.Second)), 0, 0.50001 * scale));
    }

    [Fact]
    public void Halves_AreRoundedToEven()
    {
        float[] row = [127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 3.5f, 4.5f];
        sbyte[] rounded = new sbyte[row.Length];
        Assert.Equal(1, Int8Rounding.Row(row, rounded));
        Assert.Equal([127, 0, 2, 2, 0, -2, -2, 4, 4], rounded);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Row_WithANumberThatIsNotFinite_HasNoScale(float value)
    {
        foreach (int place in (int[])[0, 20, 39])
        {
            float[] row = Random(40);
            row[place] = value;
            Assert.True(float.IsNaN(Int8Rounding.Row(row, new sbyte[40])));
            _ = Words(row, bytes: true, out float ofBytes);
            _ = Words(row, bytes: false, out float ofShorts);
            Assert.True(float.IsNaN(ofBytes) && float.IsNaN(ofShorts));
        }
    }

    private static float[] Random(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    // The numbers that the words hold; what fills the last word must be zero.
    private static int[] Words(float[] row, bool bytes, out float scale)
    {
        int[] words = new int[row.Length + 1];
        Array.Fill(words, 0x55555555);
        fixed (float* values = row)
        fixed (int* target = words)
        {
            scale = Int8Rounding.Words(values, row.Length, target, bytes);
            int depth = bytes ? 4 : 2;
            int count = (row.Length + depth - 1) / depth * depth;
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++)
                numbers[i] = bytes ? ((byte*)target)[i] - 128 : ((short*)target)[i];
            Assert.All(numbers[row.Length..], number => Assert.Equal(0, number));
            Assert.Equal(0x55555555, words[count / depth]);
            return numbers[..row.Length];
        }
    }
}
