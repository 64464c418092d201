using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>What a parse may look at: one compilation, and the cells that it is in the midst of reading.</summary>
internal sealed class ParseContext(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, ParsedCell> _cells = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _open = new(SymbolEqualityComparer.Default);

    public CancellationToken Cancellation => cancellation;

    /// <summary>The declaration of a symbol in this compilation, or null if it comes from a reference.</summary>
    public SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Where(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))
        .Select(reference => reference.GetSyntax(cancellation))
        .FirstOrDefault();

    public IOperation? Operation(SyntaxNode node) =>
        compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellation);

    /// <summary>Parses a nested cell once; null while that very cell is being parsed.</summary>
    public ParsedCell? ParseNested(INamedTypeSymbol type)
    {
        if (_cells.TryGetValue(type, out var parsed))
            return parsed;
        return _open.Contains(type) ? null : _cells[type] = new CellParser(this, type).Parse();
    }

    public void Enter(INamedTypeSymbol type) => _open.Add(type);

    public void Leave(INamedTypeSymbol type) => _open.Remove(type);
}
