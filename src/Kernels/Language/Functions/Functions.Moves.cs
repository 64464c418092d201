using System.Runtime.CompilerServices;
using Kernels.Language;

namespace Kernels;

/// <content>Functions that move units: what they do to values they undo to gradients.</content>
public static partial class Functions
{
    /// <summary>The vectors one after another, as one.</summary>
    /// <param name="parts">At least one vector.</param>
    [OverloadResolutionPriority(1)]
    public static Vec Concat(params ReadOnlySpan<Vec> parts) =>
        parts.Length > 0
            ? Moves.Concat.Apply(parts)
            : throw new ArgumentException("Concat of nothing: it takes at least one vector.", nameof(parts));

    /// <summary>Units start to start + count − 1.</summary>
    /// <param name="v">The argument, of at least start + count units.</param>
    /// <param name="start">A constant, at least 0.</param>
    /// <param name="count">A constant, at least 1.</param>
    public static Vec Slice(Vec v, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Moves.Slice.Apply(v, start, count);
    }

    /// <summary>One of several equal parts.</summary>
    /// <param name="v">The argument, whose units <paramref name="of"/> divides.</param>
    /// <param name="index">Which part: a constant from 0 to of − 1.</param>
    /// <param name="of">Number of parts: a constant, at least 1.</param>
    public static Vec Chunk(Vec v, int index, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, of);
        return Moves.Chunk.Apply(v, index, of);
    }

    /// <summary>The units from the last to the first.</summary>
    public static Vec Reverse(Vec v) => Moves.Reverse.Apply(v);

    /// <summary>Unit i is unit (i − k) mod n of v: all move up by k, and those at the end come in at the start.</summary>
    /// <param name="v">The argument, of n units.</param>
    /// <param name="k">A constant; negative ones move down.</param>
    public static Vec Rotate(Vec v, int k) => Moves.Rotate.Apply(v, k);

    /// <summary>Unit i is unit i − k of v: all move up by k, those at the end leave, and zeros come in at the start.</summary>
    /// <param name="v">The argument.</param>
    /// <param name="k">A constant; negative ones move down, and zeros come in at the end.</param>
    public static Vec Shift(Vec v, int k) => Shift(v, 0, k);

    /// <summary>Unit i is unit i − k of v: all move up by k, those at the end leave, and a number comes in at the start.</summary>
    /// <param name="v">The argument.</param>
    /// <param name="entering">The number that comes in.</param>
    /// <param name="k">A constant; negative ones move down, and the number comes in at the end.</param>
    public static Vec Shift(Vec v, Vec entering, int k)
    {
        ArgumentNullException.ThrowIfNull(v);
        ArgumentNullException.ThrowIfNull(entering);
        if (v.IsRankZero || !entering.IsRankZero)
            throw new ArgumentException("Shift moves a vector, and a number comes in: found them the other way round, or two of one kind.");
        var open = Math.Min(Math.Abs(k), v.Length);
        var fresh = entering + new Vec(new double[open]);
        if (open == 0 || open == v.Length)
            return open == 0 ? v : fresh;
        return k > 0
            ? Moves.Concat.Apply(fresh, Moves.Slice.Apply(v, 0, v.Length - open))
            : Moves.Concat.Apply(Moves.Slice.Apply(v, open, v.Length - open), fresh);
    }

    /// <summary>The units in a fixed order without a pattern, one for each seed and number of units.</summary>
    /// <param name="v">The argument.</param>
    /// <param name="seed">A constant, at least 0.</param>
    /// <remarks>
    /// Unit i is unit p(i) of v, where p lists the units in the ascending order of m(m(seed + γ) + (unit + 1) · γ): γ is 2⁶⁴
    /// over the golden ratio, m the finaliser of SplitMix64.
    /// </remarks>
    public static Vec Permute(Vec v, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return Moves.Permute.Apply(v, seed);
    }

    /// <summary>Every unit several times, one copy beside the other: n · times units.</summary>
    /// <param name="v">The argument, of n units.</param>
    /// <param name="times">A constant, at least 1.</param>
    public static Vec Repeat(Vec v, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        return Moves.Repeat.Apply(v, times);
    }
}
