namespace Kernels;

/// <summary>
/// Names a size other than <c>Input</c> and <c>Hidden</c>. Its value is given where the layer is constructed.
/// </summary>
/// <param name="name">The size's name, an identifier such as <c>Rank</c>.</param>
/// <remarks>
/// On a constructor parameter: rows of a <see cref="Matrix"/>, units of an <see cref="Affine"/> or a <see cref="Vec"/>.
/// On a parameter of <c>Step</c>: units of that input or state.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SizeAttribute(string name) : Attribute
{
    /// <summary>The size's name.</summary>
    public string Name { get; } = name;
}
