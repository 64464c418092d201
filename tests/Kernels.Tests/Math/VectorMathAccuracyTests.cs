using System.Runtime.Intrinsics;

namespace Kernels.Tests.Numerics;

public class VectorMathAccuracyTests
{
    /// <summary>The bound that VectorMath promises.</summary>
    private const double Bound = 4.0;

    public static TheoryData<string, int> FunctionsAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in VectorFunctions.Names)
        {
            foreach (var width in VectorFunctions.Widths)
                data.Add(name, width);
        }

        return data;
    }

    public static TheoryData<string> Functions() => new(VectorFunctions.Names);

    [Theory]
    [MemberData(nameof(FunctionsAndWidths))]
    public void Function_OverAllMagnitudes_IsWithinFourUlp(string name, int width)
    {
        var function = VectorFunctions.Named(name);

        // The wider ones in an eighth of the points: that they have the bits of the narrowest is another test.
        var accelerated = VectorFunctions.IsAccelerated(width);
        var x = width == 128 ? Sweep.AllMagnitudes(accelerated) : Sweep.SomeMagnitudes(accelerated);

        var (error, at) = Ulp.Largest(x, function.Apply(x, width), function.Truth);

        Assert.True(error <= Bound, $"{name} of {at:G9} at {width} bits is {error:G4} ulp off.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_InWorkingRange_IsWithinFourUlp(string name)
    {
        var function = VectorFunctions.Named(name);
        var x = Sweep.WorkingRange(VectorFunctions.IsAccelerated(128));

        var (error, at) = Ulp.Largest(x, function.Apply(x, 128), function.Truth);

        Assert.True(error <= Bound, $"{name} of {at:G9} is {error:G4} ulp off.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_InWiderVectors_HasTheBitsOfTheNarrowest(string name)
    {
        var function = VectorFunctions.Named(name);
        foreach (var width in new[] { 512, 256 })
        {
            var x = Sweep.AllMagnitudes(VectorFunctions.IsAccelerated(width));

            var narrow = function.Apply(x, 128);
            var wide = function.Apply(x, width);

            var differs = Enumerable.Range(0, x.Length).FirstOrDefault(i => !Same(narrow[i], wide[i]), -1);
            Assert.True(differs < 0, $"{name} at {width} bits, element {differs}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void DoubleOverload_OverManyMagnitudes_IsWithinOneInTenToTheFifteen(string name)
    {
        var function = VectorFunctions.Named(name);

        // Two ulps of double: the truth and the value are each computed with about one.
        foreach (var x in Sweep.WorkingRange(accelerated: false))
        {
            var truth = function.Truth(x);
            var value = function.OfDouble(Vector128.Create(1.0, x))[1];
            var close = Math.Abs(value - truth) <= 1e-15 * Math.Abs(truth);
            Assert.True(close || value.Equals(truth), $"{name} of {x:G9}: {value:G17} instead of {truth:G17}");
        }
    }

    /// <summary>Values from a computation with 40 digits.</summary>
    [Theory]
    [InlineData("Sigmoid", -700.0, 9.85967654375977e-305)]
    [InlineData("Sigmoid", -1.5, 0.18242552380635635)]
    [InlineData("Sigmoid", 3.25, 0.9626731126558705)]
    [InlineData("Softplus", -40.0, 4.248354255291589e-18)]
    [InlineData("Softplus", -5.0, 0.006715348489118068)]
    [InlineData("Softplus", 0.5, 0.9740769841801067)]
    [InlineData("Softplus", 30.0, 30.000000000000092)]
    public void DoubleOverload_AtPublishedPoint_HasItsValue(string name, double x, double expected)
    {
        var value = VectorFunctions.Named(name).OfDouble(Vector128.Create(x))[0];

        Assert.InRange(value, expected * (1 - 1e-15), expected * (1 + 1e-15));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(1, false)]
    public void UlpDistance_OfPerturbedFunction_IsCaughtFromFiveUlpOn(int ulps, bool caught)
    {
        var x = Sweep.AllMagnitudes(accelerated: false);
        var y = Array.ConvertAll(x, value => (float)Math.Sin(value));
        var at = Array.FindIndex(x, value => value is > 1e-3f and < 1e-2f);
        y[at] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(y[at]) + ulps);

        var (error, where) = Ulp.Largest(x, y, Math.Sin);

        Assert.Equal(caught, error > Bound);
        Assert.Equal(caught, where == x[at] && error > Bound);
    }

    [Theory]
    [InlineData(float.NaN, 1.0)]
    [InlineData(1f, double.NaN)]
    [InlineData(1f, double.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, 3.4028e38)]
    [InlineData(-1f, 1.0)]
    [InlineData(7e-45f, 0.0)]
    [InlineData(1.4e-44f, 7e-45)]
    public void UlpDistance_OfWrongValue_ExceedsTheBound(float value, double truth) =>
        Assert.True(Ulp.Distance(value, truth) > Bound);

    [Theory]
    [InlineData(0f, 7e-46, 0.5)]
    [InlineData(1f, 1.0, 0.0)]
    [InlineData(1.0000001f, 1.0, 1.0)]
    [InlineData(float.PositiveInfinity, 1e300, 0.0)]
    [InlineData(float.NaN, double.NaN, 0.0)]
    public void UlpDistance_OfNearValue_IsCountedInUlpsOfTheTruth(float value, double truth, double expected) =>
        Assert.Equal(expected, Ulp.Distance(value, truth), 2);

    /// <remarks>Which NaN comes out is not promised.</remarks>
    private static bool Same(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
}
