using System.ComponentModel;

namespace Kernels;

/// <summary>
/// Carries a compiled cell's declaration, as data, to assemblies that nest it. Written by the generator; not for use by
/// hand.
/// </summary>
/// <param name="name">
/// Full name of the cell's type, or documentation id of a method marked <c>[CellFunction]</c>.
/// </param>
/// <param name="version">Version of the text's format. A generator that reads another version says so.</param>
/// <param name="text">The declaration.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CellSpecAttribute(string name, int version, string text) : Attribute
{
    /// <summary>Full name of the cell's type, or documentation id of a method marked <c>[CellFunction]</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Version of the format of <see cref="Text"/>.</summary>
    public int Version { get; } = version;

    /// <summary>The declaration.</summary>
    public string Text { get; } = text;
}
