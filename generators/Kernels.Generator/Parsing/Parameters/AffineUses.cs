using Kernels.Compiler.Specs;

namespace Kernels.Generator.Parsing;

/// <summary>
/// The operands of an affine, or of an array of them. As long as all elements of an array have as many, they share their names;
/// otherwise each has its own.
/// </summary>
internal sealed class AffineUses(int operands)
{
    private readonly string?[] _shared = new string?[operands];
    private readonly Dictionary<string, string?[]> _own = new(StringComparer.Ordinal);

    /// <summary>Whether all elements have the same operands.</summary>
    public bool AreAlike { get; private set; } = true;

    /// <summary>Notes a use. The first name written for an operand stays.</summary>
    /// <returns>The number of operands at earlier uses of the same element when that differs; otherwise null.</returns>
    public int? Note(string element, IReadOnlyList<string?> written)
    {
        if (!_own.TryGetValue(element, out var names))
            _own.Add(element, names = new string?[written.Count]);
        if (names.Length != written.Count)
            return names.Length;
        AreAlike &= _shared.Length == written.Count;
        Note(names, written);
        if (AreAlike)
            Note(_shared, written);
        return null;
    }

    /// <summary>Names of the weights, position by position.</summary>
    /// <param name="element">Which element; null for all, where they are alike.</param>
    public IReadOnlyList<string> NamesOf(string? element) =>
        AreAlike ? Named(_shared) : element is not null && _own.TryGetValue(element, out var names) ? Named(names) : [];

    private static void Note(string?[] names, IReadOnlyList<string?> written)
    {
        for (var i = 0; i < names.Length; i++)
            names[i] ??= written[i];
    }

    // Names are weights' names, so they must differ from each other and from the bias.
    private static List<string> Named(string?[] written)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "bias" };
        var names = new List<string>();
        for (var i = 0; i < written.Length; i++)
        {
            var positional = $"operand{NumberText.Print(i + 1)}";
            names.Add(written[i] is { } name && taken.Add(name) ? name : positional);
            taken.Add(names[i]);
        }

        return names;
    }
}
