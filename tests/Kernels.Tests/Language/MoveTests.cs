using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Functions that move units: where each goes, where its gradient goes back to, and what is refused.</summary>
public sealed class MoveTests
{
    private static readonly Vec V = new(1, 2, 3, 4, 5, 6);

    [Fact]
    public void Units_GoWhereTheFunctionSays()
    {
        Is([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6], Concat(V, new Vec(7.0), V));
        Is([1, 2, 3, 4, 5, 6], Concat(V));
        Is([3, 4, 5], Slice(V, 2, 3));
        Is([1, 2, 3, 4, 5, 6], Slice(V, 0, 6));
        Is([3, 4], Chunk(V, 1, 3));
        Is([1, 2, 3, 4, 5, 6], Chunk(V, 0, 1));
        Is([6, 5, 4, 3, 2, 1], Reverse(V));
        Is([5, 6, 1, 2, 3, 4], Rotate(V, 2));
        Is([2, 3, 4, 5, 6, 1], Rotate(V, -1));
        Is([2, 3, 4, 5, 6, 1], Rotate(V, 11));
        // Sorted by a mixer written down elsewhere.
        Is([2, 6, 3, 1, 4, 5], Permute(V, 3));
        Is([6, 3, 1, 4, 2, 5], Permute(V, 0));
        Is([1, 1, 2, 2, 3, 3], Repeat(Slice(V, 0, 3), 2));
        Is([0, 0, 1, 2, 3, 4], Shift(V, 2));
        Is([2, 3, 4, 5, 6, 9], Shift(V, 9, -1));
        Is([9, 9, 9, 9, 9, 9], Shift(V, 9, 7));
        Is([1, 2, 3, 4, 5, 6], Shift(V, 9, 0));
        Is([3], V[2]);
    }

    [Fact]
    public void Gradients_GoBackToWhereTheUnitsCameFrom()
    {
        Assert.Equal([0, 0, 10, 20, 0, 0], Gradient(v => Slice(v, 2, 2)));
        Assert.Equal([0, 0, 0, 0, 10, 20], Gradient(v => Chunk(v, 2, 3)));
        Assert.Equal([30, 40, 50, 60, 10, 20], Gradient(v => Rotate(v, 2)));
        Assert.Equal([40, 10, 30, 50, 60, 20], Gradient(v => Permute(v, 3)));
        Assert.Equal([30, 70, 110, 150, 190, 230], Gradient(v => Repeat(v, 2)));
        Assert.Equal([30, 40, 50, 60, 0, 0], Gradient(v => Shift(v, 2)));
        Assert.Equal([60, 10, 20, 30, 40, 50], Gradient(v => Shift(v, v[0], -1)));
        Assert.Equal([0, 10, 0, 0, 0, 0], Gradient(v => v[1]));
        Assert.Equal([10 + 80, 20, 30, 40, 50, 60], Gradient(v => Concat(v, new Vec(0.0), Slice(v, 0, 1))));
    }

    [Fact]
    public void ConstantsOutOfRange_AreRefused()
    {
        Refusal.Says("Slice of 4 units from unit 3: the vector has 6 units", () => Slice(V, 3, 4));
        Refusal.Says("6 units cannot be parted into 4 equal parts", () => Chunk(V, 0, 4));
        Refusal.Says("Slice of 1 units from unit 6: the vector has 6 units", () => V[6]);
        Refusal.Says("a number comes in", () => Shift(V, V, 1));
        Refusal.Says("at least one vector", () => Concat(Array.Empty<Vec>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slice(V, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slice(V, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chunk(V, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chunk(V, -1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Repeat(V, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Permute(V, -1));
    }

    private static void Is(double[] expected, Vec actual) => Assert.Equal(expected, actual.Values.ToArray());

    private static double[] Gradient(Func<Vec, Vec> move)
    {
        using var recording = new Recording();
        var v = recording.Variable(V.Values);
        var moved = move(v);
        recording.Seed(moved, [.. Enumerable.Range(1, moved.Length).Select(unit => 10.0 * unit)]);
        recording.Backward();
        return recording.Gradient(v).ToArray();
    }
}
