using System.ComponentModel;
using Kernels.Language;

namespace Kernels;

/// <summary>
/// Unit by unit, the answer of a comparison, or of several: <c>a &lt; b &amp; !(c &lt; d)</c>. Only
/// <see cref="Functions.Select"/> reads it.
/// </summary>
/// <remarks>
/// It has no derivative: <c>Select(a &lt; b, x, y)</c> hands its gradient to the branch chosen, and none to a and b.
/// </remarks>
public sealed class Mask
{
    private readonly Func<Vec, Vec, Vec> _select;

    internal Mask(Operation select, Vec left, Vec right)
        : this((whenTrue, whenFalse) => select.Apply(left, right, whenTrue, whenFalse))
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
    }

    private Mask(Func<Vec, Vec, Vec> select) => _select = select;

    /// <summary>Where both hold.</summary>
    public static Mask operator &(Mask left, Mask right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new((whenTrue, whenFalse) => left.Select(right.Select(whenTrue, whenFalse), whenFalse));
    }

    /// <summary>Where one of them holds, or both.</summary>
    public static Mask operator |(Mask left, Mask right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new((whenTrue, whenFalse) => left.Select(whenTrue, right.Select(whenTrue, whenFalse)));
    }

    /// <summary>Where it does not hold; true where one of two compared numbers is NaN.</summary>
    public static Mask operator !(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new((whenTrue, whenFalse) => mask.Select(whenFalse, whenTrue));
    }

    /// <summary>A branch on units that may differ: the generator refuses it with what to write instead.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Mask mask) => throw new InvalidOperationException(
        "A comparison of vectors holds at some units and not at others; write Select(a < b, x, y) instead of a branch.");

    /// <summary>See <c>operator true</c>.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Mask mask) => mask ? false : true;

    internal Vec Select(Vec whenTrue, Vec whenFalse) => _select(whenTrue, whenFalse);
}
