using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Constructor parameters, and what <c>Step</c> was seen to do with them.</summary>
internal sealed class WeightTable
{
    private readonly List<(IParameterSymbol Symbol, ParameterSpec Spec)> _entries = [];
    private readonly Dictionary<string, string?[]> _operands = new(StringComparer.Ordinal);
    private readonly List<(WeightPath Affine, string Operand, Location Source)> _named = [];

    public void Add(IParameterSymbol symbol, ParameterSpec spec) => _entries.Add((symbol, spec));

    public bool Has(string name) => _entries.Any(entry => entry.Spec.Name == name);

    /// <summary>What a reference to a constructor parameter stands for, or null if it is none of ours.</summary>
    public ParameterSpec? Find(IParameterSymbol symbol) =>
        _entries.FirstOrDefault(entry => SymbolEqualityComparer.Default.Equals(entry.Symbol, symbol)).Spec;

    /// <summary>Notes a use of an affine. The first name written for an operand stays.</summary>
    /// <returns>The number of operands at earlier uses when that differs; otherwise null.</returns>
    public int? NoteOperands(WeightPath path, IReadOnlyList<string?> written)
    {
        if (!_operands.TryGetValue(path.Parameter, out var names))
            _operands.Add(path.Parameter, names = new string?[written.Count]);
        if (names.Length != written.Count)
            return names.Length;
        for (var i = 0; i < names.Length; i++)
            names[i] ??= written[i];
        return null;
    }

    /// <summary>Notes an operand of an affine whose weight is called by its name.</summary>
    public void NoteWeight(WeightPath affine, string operand, Location source) => _named.Add((affine, operand, source));

    /// <summary>Weights called by names that no operand of the affine has, with the names that they have.</summary>
    public IEnumerable<(WeightPath Affine, string Operand, IReadOnlyList<string> Known, Location Source)> Misnamed() => _named
        .Select(n => (n.Affine, n.Operand, Known: (IReadOnlyList<string>)NamesOf(n.Affine.Parameter), n.Source))
        .Where(n => !n.Known.Contains(n.Operand));

    private List<string> NamesOf(string affine) =>
        _operands.TryGetValue(affine, out var names) ? OperandNames(names) : [];

    /// <summary>Parameters, or elements of array parameters, that are not among the symbols read.</summary>
    public IEnumerable<(IParameterSymbol Symbol, WeightPath Path)> Unused(ISet<string> read)
    {
        foreach (var (symbol, spec) in _entries)
        {
            var paths = spec.Count == 0
                ? [new WeightPath(spec.Name)]
                : Enumerable.Range(0, spec.Count).Select(i => new WeightPath(spec.Name, i)).ToList();
            var unused = paths.Where(path => !read.Contains(path.ToString())).ToList();
            if (unused.Count == paths.Count)
                unused = [new WeightPath(spec.Name)];
            foreach (var path in unused)
                yield return (symbol, path);
        }
    }

    public EquatableArray<ParameterSpec> ToSpecs() => new(_entries.Select(entry =>
        _operands.TryGetValue(entry.Spec.Name, out var names)
            ? entry.Spec with { OperandNames = new(OperandNames(names)) }
            : entry.Spec));

    /// <summary>Names are weights' names, so they must differ from each other and from the bias.</summary>
    private static List<string> OperandNames(string?[] written)
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
