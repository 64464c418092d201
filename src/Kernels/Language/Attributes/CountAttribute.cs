namespace Kernels;

/// <summary>
/// Length of an array of weights (<c>Affine[]</c>, <c>Vec[]</c>, …) or of operands of <c>Step</c> (<c>Vec[]</c>, the
/// children of a node), whose elements are indexed by constants.
/// </summary>
/// <param name="count">Number of elements, at least 1.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CountAttribute(int count) : Attribute
{
    /// <summary>Number of elements.</summary>
    public int Count { get; } = count;
}
