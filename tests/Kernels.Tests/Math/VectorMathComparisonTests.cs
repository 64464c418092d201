using System.Runtime.Intrinsics;
using Kernels.Numerics;

namespace Kernels.Tests.Numerics;

public class VectorMathComparisonTests
{
    private static readonly float[] Values =
        [0f, -0f, 1f, -1f, 1e-45f, -1e-45f, 3.4e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    public static TheoryData<float, float> Pairs()
    {
        var data = new TheoryData<float, float>();
        foreach (var a in Values)
        {
            foreach (var b in Values)
                data.Add(a, b);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void MinAndMax_OfPair_AreThoseOfThePlatformWithNaNOnEitherSide(float a, float b)
    {
        float[] smaller =
        [
            VectorMath.Min(Vector512.Create(a), Vector512.Create(b))[15],
            VectorMath.Min(Vector256.Create(a), Vector256.Create(b))[7],
            VectorMath.Min(Vector128.Create(a), Vector128.Create(b))[3],
            (float)VectorMath.Min(Vector128.Create((double)a), Vector128.Create((double)b))[1],
        ];
        float[] larger =
        [
            VectorMath.Max(Vector512.Create(a), Vector512.Create(b))[15],
            VectorMath.Max(Vector256.Create(a), Vector256.Create(b))[7],
            VectorMath.Max(Vector128.Create(a), Vector128.Create(b))[3],
            (float)VectorMath.Max(Vector128.Create((double)a), Vector128.Create((double)b))[1],
        ];

        // Adding a zero drops the sign of a zero, which is not promised.
        Assert.All(smaller, value => Assert.Equal(Math.Min(a, b) + 0f, value + 0f));
        Assert.All(larger, value => Assert.Equal(Math.Max(a, b) + 0f, value + 0f));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void SelectLess_OfPair_ChoosesAsTheConditionalDoes(float a, float b)
    {
        var less = a < b ? 5f : 7f;
        var lessOrEqual = a <= b ? 5f : 7f;

        Assert.Equal(less, VectorMath.SelectLess(
            Vector512.Create(a), Vector512.Create(b), Vector512.Create(5f), Vector512.Create(7f))[15]);
        Assert.Equal(less, VectorMath.SelectLess(
            Vector256.Create(a), Vector256.Create(b), Vector256.Create(5f), Vector256.Create(7f))[7]);
        Assert.Equal(less, VectorMath.SelectLess(
            Vector128.Create(a), Vector128.Create(b), Vector128.Create(5f), Vector128.Create(7f))[3]);
        Assert.Equal(lessOrEqual, VectorMath.SelectLessOrEqual(
            Vector512.Create(a), Vector512.Create(b), Vector512.Create(5f), Vector512.Create(7f))[15]);
        Assert.Equal(lessOrEqual, VectorMath.SelectLessOrEqual(
            Vector256.Create(a), Vector256.Create(b), Vector256.Create(5f), Vector256.Create(7f))[7]);
        Assert.Equal(lessOrEqual, VectorMath.SelectLessOrEqual(
            Vector128.Create(a), Vector128.Create(b), Vector128.Create(5f), Vector128.Create(7f))[3]);
        Assert.Equal(less, (float)VectorMath.SelectLess(
            Vector128.Create((double)a), Vector128.Create((double)b), Vector128.Create(5.0), Vector128.Create(7.0))[1]);
        Assert.Equal(lessOrEqual, (float)VectorMath.SelectLessOrEqual(
            Vector128.Create((double)a), Vector128.Create((double)b), Vector128.Create(5.0), Vector128.Create(7.0))[1]);
    }

    [Theory]
    [InlineData(-3f, -2f)]
    [InlineData(-0.5f, -0.5f)]
    [InlineData(5f, 2f)]
    [InlineData(float.PositiveInfinity, 2f)]
    [InlineData(float.NegativeInfinity, -2f)]
    [InlineData(float.NaN, float.NaN)]
    public void Clamp_OfValue_StaysWithinBoundsAndKeepsNaN(float x, float expected)
    {
        Assert.Equal(expected, VectorMath.Clamp(
            Vector512.Create(x), Vector512.Create(-2f), Vector512.Create(2f))[15]);
        Assert.Equal(expected, VectorMath.Clamp(
            Vector256.Create(x), Vector256.Create(-2f), Vector256.Create(2f))[7]);
        Assert.Equal(expected, VectorMath.Clamp(
            Vector128.Create(x), Vector128.Create(-2f), Vector128.Create(2f))[3]);
        Assert.Equal(expected, (float)VectorMath.Clamp(
            Vector128.Create((double)x), Vector128.Create(-2.0), Vector128.Create(2.0))[1]);
    }

    [Fact]
    public void MultiplyAdd_OfThree_IsTheSameInEveryWidth()
    {
        // The product has 48 bits: fused or not shows, and must not differ between widths.
        const float a = 1.0000001f;
        var narrow = Vector128.Create(a);
        var middle = Vector256.Create(a);
        var wide = Vector512.Create(a);
        var expected = VectorMath.MultiplyAdd(narrow, narrow, Vector128.Create(-1f))[3];

        Assert.InRange(expected, 2.3841e-7f, 2.3843e-7f);
        Assert.Equal(expected, VectorMath.MultiplyAdd(middle, middle, Vector256.Create(-1f))[7]);
        Assert.Equal(expected, VectorMath.MultiplyAdd(wide, wide, Vector512.Create(-1f))[15]);
        Assert.Equal(7.0, VectorMath.MultiplyAdd(
            Vector128.Create(2.0), Vector128.Create(3.0), Vector128.Create(1.0))[0]);
    }
}
