namespace Kernels;

/// <summary>
/// Fixes, at build time, a size that <see cref="SizeAttribute"/> names, beside <c>[Cell(Input = …, Hidden = …)]</c>.
/// </summary>
/// <param name="name">The size's name; of a size of a nested cell, the parameter's name and the size's: <c>inner.Rank</c>.</param>
/// <param name="value">Its value in units, at least 1.</param>
/// <remarks>
/// Once every size is fixed, the cell also gets a kernel for these sizes; layers of other sizes run as without it.
/// </remarks>
/// <example>
/// <code>
/// [Cell(Input = 16, Hidden = 32)]
/// [FixedSize("Projection", 12)]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FixedSizeAttribute(string name, int value) : Attribute
{
    /// <summary>The size's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public int Value { get; } = value;
}
