namespace Kernels;

/// <summary>
/// Names a size other than <c>Input</c> and <c>Hidden</c>. Its value is given where the layer is constructed.
/// </summary>
/// <param name="name">The size's name, an identifier such as <c>Rank</c>.</param>
/// <remarks>
/// On a constructor parameter: rows of a <see cref="Matrix"/>, units of an <see cref="Affine"/> or a <see cref="Vec"/>.
/// On a parameter of <c>Step</c>: units of that input or state, or rows and columns of a <see cref="Matrix"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SizeAttribute(string name) : Attribute
{
    /// <summary>Names both sizes of a matrix that is an input or a state of <c>Step</c>.</summary>
    /// <param name="rows">The size of its rows.</param>
    /// <param name="columns">The size of its columns.</param>
    public SizeAttribute(string rows, string columns)
        : this(rows) => Columns = columns;

    /// <summary>The size's name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the size of a matrix's columns; null where it is not given.</summary>
    public string? Columns { get; }
}
