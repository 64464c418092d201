using Kernels.Tests.Language;
using static Kernels.Functions;

namespace Kernels.Tests.Execution;

/// <summary>Units taken by their numbers from vectors whose size is known only when a layer is made.</summary>
public sealed partial class LeastUnitsTests
{
    [Theory]
    [InlineData(4, 3, "Cut takes unit 4 of a vector whose size, 'Input', is 4; choose 5 or more.")]
    [InlineData(5, 1, "Cut takes unit 1 of a vector whose size, 'Hidden', is 1; choose 2 or more.")]
    public void Layer_OfFewerUnitsThanTheCellTakes_IsRefused(int input, int hidden, string expected) =>
        Refusal.Says(expected, () => new Recurrent<Cut>(input, hidden));

    [Fact]
    public void Layer_OfAsManyUnits_IsRight() =>
        Assert.True(GradientCheck.Run<Cut>(input: 5, hidden: 2, batch: 2, steps: 3).Passed);

    [Cell]
    public sealed partial class Cut(Affine layer)
    {
        public Vec Step(Vec x, Vec h) => Tanh(layer[Slice(x, 2, 3), h]) * (1.5 + h[1]);
    }
}
