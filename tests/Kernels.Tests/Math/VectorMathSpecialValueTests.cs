using System.Runtime.Intrinsics;
using Kernels.Numerics;

namespace Kernels.Tests.Numerics;

public class VectorMathSpecialValueTests
{
    private const float Infinity = float.PositiveInfinity;

    /// <summary>A table rather than inline data, whose analyzer takes 0 and −0 for the same value.</summary>
    public static TheoryData<string, float, float> SpecialValues() => new()
    {
        { "Exp", 0f, 1f },
        { "Exp", -0f, 1f },
        { "Exp", Infinity, Infinity },
        { "Exp", -Infinity, 0f },
        { "Exp", -103f, 1.4e-45f },
        { "Exp", 89f, Infinity },
        { "Exp", 1e-45f, 1f },
        { "Log", 0f, -Infinity },
        { "Log", -0f, -Infinity },
        { "Log", 1f, 0f },
        { "Log", Infinity, Infinity },
        { "Log", -1f, float.NaN },
        { "Log", -1e-45f, float.NaN },
        { "Log", -Infinity, float.NaN },
        { "Sigmoid", 0f, 0.5f },
        { "Sigmoid", -0f, 0.5f },
        { "Sigmoid", Infinity, 1f },
        { "Sigmoid", -Infinity, 0f },
        { "Sigmoid", 17.4f, 1f },
        { "Sigmoid", -104f, 0f },
        { "Tanh", 0f, 0f },
        { "Tanh", -0f, -0f },
        { "Tanh", 1e-45f, 1e-45f },
        { "Tanh", -1e-40f, -1e-40f },
        { "Tanh", 9.02f, 1f },
        { "Tanh", -9.02f, -1f },
        { "Tanh", Infinity, 1f },
        { "Tanh", -Infinity, -1f },
        { "Softplus", Infinity, Infinity },
        { "Softplus", -Infinity, 0f },
        { "Softplus", 0f, 0.6931472f },
        { "Softplus", 100f, 100f },
        { "Sin", 0f, 0f },
        { "Sin", -0f, -0f },
        { "Sin", 1e-45f, 1e-45f },
        { "Sin", Infinity, float.NaN },
        { "Sin", -Infinity, float.NaN },
        { "Cos", 0f, 1f },
        { "Cos", -0f, 1f },
        { "Cos", Infinity, float.NaN },
        { "Cos", -Infinity, float.NaN },
        { "Sqrt", -0f, -0f },
        { "Sqrt", Infinity, Infinity },
        { "Sqrt", -1f, float.NaN },
        { "Rsqrt", 0f, Infinity },
        { "Rsqrt", -0f, -Infinity },
        { "Rsqrt", Infinity, 0f },
        { "Rsqrt", -1f, float.NaN },
        { "Relu", Infinity, Infinity },
        { "Relu", -Infinity, 0f },
        { "Relu", -1e-45f, 0f },
        { "Sign", 0f, 0f },
        { "Sign", -0f, -0f },
        { "Sign", -1e-45f, -1f },
        { "Sign", Infinity, 1f },
        { "Abs", -0f, 0f },
        { "Abs", -Infinity, Infinity },
    };

    [Theory]
    [MemberData(nameof(SpecialValues))]
    public void Function_AtSpecialValue_GivesExactlyThisInEveryWidth(string name, float x, float expected)
    {
        var function = VectorFunctions.Named(name);
        foreach (var width in VectorFunctions.Widths)
        {
            var value = function.Apply(x, width);
            Assert.Equal(expected, value);
            Assert.True(float.IsNaN(expected) || float.IsNegative(expected) == float.IsNegative(value));
        }
    }

    public static TheoryData<string> Functions() => new(VectorFunctions.Names);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_OfNaN_IsNaNInEveryWidth(string name)
    {
        var function = VectorFunctions.Named(name);
        foreach (var bits in new[] { 0x7FC00000u, 0xFFC00000u, 0x7F800001u, 0xFFFFFFFFu })
        {
            var nan = BitConverter.UInt32BitsToSingle(bits);
            Assert.All(VectorFunctions.Widths, width => Assert.True(float.IsNaN(function.Apply(nan, width))));
        }

        Assert.True(double.IsNaN(function.OfDouble(Vector128.Create(double.NaN))[0]));
    }

    [Theory]
    [InlineData("Sigmoid", 0f, 1f)]
    [InlineData("Tanh", -1f, 1f)]
    [InlineData("Sin", -1f, 1f)]
    [InlineData("Cos", -1f, 1f)]
    public void BoundedFunction_OverAllMagnitudes_NeverLeavesItsRange(string name, float low, float high)
    {
        var function = VectorFunctions.Named(name);
        foreach (var width in VectorFunctions.Widths)
        {
            var accelerated = VectorFunctions.IsAccelerated(width);
            float[] x = [.. Sweep.AllMagnitudes(accelerated), .. Sweep.WorkingRange(accelerated)];
            Assert.DoesNotContain(function.Apply(x, width), y => y < low || y > high);
        }
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Softplus")]
    public void RisingFunction_FromSaturationToSaturation_NeverFallsByMoreThanTwoUlp(string name)
    {
        // Steps of 1/64 are wider than the error but just before saturation: there 1 + e is rounded to an even number,
        // and the quotient alternates between 1 and the second float below.
        var x = Enumerable.Range(-128 * 64, 256 * 64).Select(i => i / 64f).ToArray();
        foreach (var width in VectorFunctions.Widths)
        {
            var y = VectorFunctions.Named(name).Apply(x, width);
            for (var i = 1; i < y.Length; i++)
                Assert.True(y[i] >= MathF.BitDecrement(MathF.BitDecrement(y[i - 1])), $"{name} falls at {x[i]}");
        }
    }

    [Theory]
    [InlineData("Sigmoid", 17.35f, 1f)]
    [InlineData("Sigmoid", -104f, 0f)]
    [InlineData("Tanh", 9.02f, 1f)]
    [InlineData("Tanh", -9.02f, -1f)]
    [InlineData("Exp", -104f, 0f)]
    [InlineData("Exp", 89f, Infinity)]
    public void SaturatingFunction_FromItsThresholdOn_HasExactlyItsLimit(string name, float threshold, float limit)
    {
        var x = new List<float>();
        for (var magnitude = MathF.Abs(threshold); x.Count < 4096; magnitude *= 1.01f)
            x.Add(MathF.CopySign(magnitude, threshold));
        foreach (var width in VectorFunctions.Widths)
            Assert.DoesNotContain(VectorFunctions.Named(name).Apply([.. x], width), y => y != limit);
    }

    [Theory]
    [InlineData(10_000f)]
    [InlineData(10_001f)]
    [InlineData(1e6f)]
    [InlineData(16_367_173f)]
    [InlineData(1e10f)]
    [InlineData(-3.4e38f)]
    public void SineAndCosine_OfHugeArgument_AreThoseOfDoubleAndLeaveNeighboursAlone(float huge)
    {
        foreach (var name in new[] { "Sin", "Cos" })
        {
            var function = VectorFunctions.Named(name);
            foreach (var width in VectorFunctions.Widths)
            {
                var x = Enumerable.Range(0, 16).Select(i => i % 4 == 1 ? huge : i / 5f).ToArray();
                var calm = Enumerable.Range(0, 16).Select(i => i / 5f).ToArray();
                var y = function.Apply(x, width);
                var without = function.Apply(calm, width);

                Assert.InRange(Ulp.Distance(y[1], function.Truth(huge)), 0.0, MathF.Abs(huge) > 10_000f ? 0.5 : 4.0);
                Assert.All(Enumerable.Range(0, 16).Where(i => i % 4 != 1), i => Assert.Equal(without[i], y[i]));
            }
        }
    }

    public static TheoryData<float, float> BasesAndExponents()
    {
        var data = new TheoryData<float, float>();
        float[] values = [0f, -0f, 1f, -1f, 2f, -2f, 0.5f, -3f, 7f, 2.5f, -0.5f, 1e-45f, 3.4e38f, 16_777_215f,
            -16_777_216f, 8_388_607.5f, Infinity, -Infinity, float.NaN];
        foreach (var x in values)
        {
            foreach (var y in values)
                data.Add(x, y);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(BasesAndExponents))]
    public void Power_OfSpecialPair_HasTheMeaningOfThePlatform(float x, float y)
    {
        var expected = (float)Math.Pow(x, y);

        float[] values =
        [
            VectorMath.Pow(Vector512.Create(x), Vector512.Create(y))[15],
            VectorMath.Pow(Vector256.Create(x), Vector256.Create(y))[7],
            VectorMath.Pow(Vector128.Create(x), Vector128.Create(y))[3],
        ];

        Assert.All(values, value =>
        {
            Assert.InRange(Ulp.Distance(value, expected), 0.0, 1.0);
            Assert.True(float.IsNaN(expected) || float.IsNegative(expected) == float.IsNegative(value));
        });
    }
}
