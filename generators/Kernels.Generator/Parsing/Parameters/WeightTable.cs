using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Constructor parameters, and what <c>Step</c> was seen to do with them.</summary>
internal sealed class WeightTable
{
    private readonly List<(IParameterSymbol Symbol, ParameterSpec Spec)> _entries = [];
    private readonly Dictionary<string, AffineUses> _operands = new(StringComparer.Ordinal);
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
        if (!_operands.TryGetValue(path.Parameter, out var uses))
            _operands.Add(path.Parameter, uses = new AffineUses(written.Count));
        return uses.Note(path.ToString(), written);
    }

    /// <summary>Notes an operand of an affine whose weight is called by its name.</summary>
    public void NoteWeight(WeightPath affine, string operand, Location source) => _named.Add((affine, operand, source));

    /// <summary>Weights called by names that no operand of the affine has, with the names that they have.</summary>
    public IEnumerable<(WeightPath Affine, string Operand, IReadOnlyList<string> Known, Location Source)> Misnamed() => _named
        .Select(n => (n.Affine, n.Operand, Known: (IReadOnlyList<string>)NamesOf(n.Affine), n.Source))
        .Where(n => !n.Known.Contains(n.Operand));

    private IReadOnlyList<string> NamesOf(WeightPath affine) =>
        _operands.TryGetValue(affine.Parameter, out var uses) ? uses.NamesOf(affine.ToString()) : [];

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
        !_operands.TryGetValue(entry.Spec.Name, out var uses) ? entry.Spec
        : uses.AreAlike ? entry.Spec with { OperandNames = new(uses.NamesOf(null)) }
        : entry.Spec with { ElementOperands = new(Elements(entry.Spec).Select(path => new EquatableArray<string>(uses.NamesOf(path)))) }));

    private static IEnumerable<string> Elements(ParameterSpec array) =>
        Enumerable.Range(0, array.Count).Select(i => new WeightPath(array.Name, i).ToString());
}
