using Kernels.Language;

namespace Kernels;

/// <summary>Unit by unit, the answer of a comparison. Only <see cref="Functions.Select"/> reads it.</summary>
/// <remarks>
/// It has no derivative: <c>Select(a &lt; b, x, y)</c> hands its gradient to the branch chosen, and none to a and b.
/// </remarks>
public sealed class Mask
{
    private readonly Operation _select;
    private readonly Vec _left;
    private readonly Vec _right;

    internal Mask(Operation select, Vec left, Vec right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        _select = select;
        _left = left;
        _right = right;
    }

    internal Vec Select(Vec whenTrue, Vec whenFalse) => _select.Apply(_left, _right, whenTrue, whenFalse);
}
