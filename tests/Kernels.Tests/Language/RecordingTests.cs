using Kernels.Language;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>What is recorded, where gradients go, and that recordings do not mix.</summary>
public sealed class RecordingTests
{
    [Fact]
    public void Value_UsedTwice_AddsItsGradients()
    {
        using var recording = new Recording();
        var x = recording.Variable(3);
        recording.Seed(x * x + x, 1);
        recording.Backward();
        Assert.Equal(7, recording.Gradient(x)[0]);
    }

    [Fact]
    public void Seed_GivenTwice_Adds()
    {
        using var recording = new Recording();
        var x = recording.Variable(3);
        var y = 2 * x;
        recording.Seed(y, 1);
        recording.Seed(y * x, 1);
        recording.Seed(y, 10);
        recording.Backward();
        Assert.Equal((11 * 2) + 12, recording.Gradient(x)[0]);
    }

    [Fact]
    public void Variable_SeededItself_KeepsThatGradient()
    {
        using var recording = new Recording();
        var x = recording.Variable(3, 4);
        recording.Seed(x, 5, 6);
        recording.Backward();
        Assert.Equal([5, 6], recording.Gradient(x).ToArray());
    }

    [Fact]
    public void Value_OfAnotherRecording_IsAConstant()
    {
        Vec old;
        using (var first = new Recording())
            old = Exp(first.Variable(0));
        using var second = new Recording();
        var x = second.Variable(2);
        second.Seed(old * x, 1);
        second.Backward();
        Assert.Equal(1, second.Gradient(x)[0]);
        Assert.Throws<ArgumentException>(() => second.Gradient(old).ToArray());
    }

    [Fact]
    public void Recording_WithinAnother_EndsWithoutEndingIt()
    {
        using var outer = new Recording();
        var x = outer.Variable(2);
        using (var inner = new Recording())
        {
            var y = inner.Variable(5);
            inner.Seed(y * y, 1);
            inner.Backward();
            Assert.Equal(10, inner.Gradient(y)[0]);
        }

        outer.Seed(x * x, 1);
        outer.Backward();
        Assert.Equal(4, outer.Gradient(x)[0]);
    }

    [Fact]
    public void Seed_OfAnotherSize_Throws()
    {
        using var recording = new Recording();
        var x = recording.Variable(1, 2, 3);
        Refusal.Says("3 units, its gradient 2", () => recording.Seed(x, 1, 2));
    }

    [Fact]
    public void Matrix_UsedMoreOftenThanOneRun_AddsEveryOuterProduct()
    {
        // Outer products are added in runs of sixteen; forty uses are two runs and a rest. Columns: four vectors and a
        // rest.
        var gradient = new double[2 * 19];
        var matrix = new Matrix("w", 2, 19, new Storage(new double[2 * 19], 0, 2 * 19, gradient));
        using var recording = new Recording();
        for (var use = 0; use < 40; use++)
            recording.Seed(matrix * new Vec([.. Enumerable.Range(use, 19).Select(index => (double)index)]), 1, use);
        recording.Backward();
        for (var column = 0; column < 19; column++)
        {
            Assert.Equal(Enumerable.Range(0, 40).Sum(use => use + column), gradient[column]);
            Assert.Equal(Enumerable.Range(0, 40).Sum(use => use * (use + column)), gradient[19 + column]);
        }
    }
}
