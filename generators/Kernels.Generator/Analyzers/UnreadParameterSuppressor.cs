using System.Collections.Immutable;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generator.Analyzers;

/// <summary>
/// Silences the compiler's warning about an unread constructor parameter of a cell, which is our unused weight.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadParameterSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Unread = new(
        "KRNS0001", "CS9113", "An unread parameter of a cell is reported as an unused weight.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Unread];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (IsOnCell(diagnostic, context))
                context.ReportSuppression(Suppression.Create(Unread, diagnostic));
        }
    }

    private static bool IsOnCell(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return false;
        var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        var declaration = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (declaration is null)
            return false;
        var symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken);
        return KernelsTypes.IsCell(symbol as ITypeSymbol);
    }
}
