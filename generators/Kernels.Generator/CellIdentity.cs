using Kernels.Compiler.Specs;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator;

/// <summary>Which type a cell is, and how to reopen it. Known even where the declaration has mistakes.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">Enclosing types as they are reopened, outermost first.</param>
/// <param name="Head">The cell itself as it is reopened: <c>partial class Lstm</c>.</param>
internal sealed record CellIdentity(string Namespace, EquatableArray<string> Containers, string Head)
{
    /// <summary>The type as code must name it, with <c>global::</c>.</summary>
    public string GlobalName => "global::" + string.Join(".", Parts().Select(part => part));

    /// <summary>The type's full name without escapes or type parameters: the stem of hint names.</summary>
    public string FullName => string.Join(".", Parts().Select(part => part.Replace("@", "").Split('<')[0]));

    public static CellIdentity Of(INamedTypeSymbol cell) =>
        new(CellShape.Namespace(cell), CellShape.Containers(cell), CellShape.Reopened(cell));

    public static CellIdentity Of(CellSpec spec) =>
        new(spec.Namespace, spec.Containers, $"partial class {Identifiers.Escape(spec.Name)}");

    private IEnumerable<string> Parts()
    {
        if (Namespace.Length > 0)
            yield return Identifiers.EscapeDotted(Namespace);
        foreach (var container in Containers)
            yield return TypeName(container);
        yield return TypeName(Head);
    }

    /// <summary>
    /// What follows the keywords: type parameters may hold blanks, keywords end at the last one before the name.
    /// </summary>
    private static string TypeName(string head)
    {
        var words = head.Split('<')[0].Split(' ');
        var name = words[words.Length - 1];
        var parameters = head.IndexOf('<');
        return parameters < 0 ? name : name + head.Substring(parameters);
    }
}
