using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generator.Analyzers;

/// <summary>
/// Reports mistakes in declarations, by running the parser and the compiler's checks as the generator does.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CellAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<CellSpec, CancellationToken, EquatableArray<CompilerError>> _check;

    /// <summary>The analyzer as the compiler host loads it.</summary>
    public CellAnalyzer()
        : this(CompilerSeam.Check)
    {
    }

    /// <summary>The analyzer over another compiler, for tests.</summary>
    internal CellAnalyzer(Func<CellSpec, CancellationToken, EquatableArray<CompilerError>> check) => _check = check;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeCell, SymbolKind.NamedType);
        context.RegisterSymbolAction(AnalyzeFunction, SymbolKind.Method);
    }

    private void AnalyzeCell(SymbolAnalysisContext context)
    {
        var cell = (INamedTypeSymbol)context.Symbol;
        if (!KernelsTypes.IsCell(cell))
            return;
        try
        {
            Report(context, Problems(context, cell));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The generator runs the same parser and reports this failure.
        }
    }

    private List<Diagnostic> Problems(SymbolAnalysisContext context, INamedTypeSymbol cell)
    {
        var parsed = CellParser.Parse(context.Compilation, cell, context.CancellationToken);
        return parsed.Spec is { } spec
            ? [.. CompilerErrors.Locate(_check(spec, context.CancellationToken), parsed, cell)]
            : [.. parsed.Problems];
    }

    private static void AnalyzeFunction(SymbolAnalysisContext context)
    {
        var function = (IMethodSymbol)context.Symbol;
        if (KernelsTypes.Attribute(function, "CellFunctionAttribute") is null)
            return;
        try
        {
            var parsed = CellFunctionParser.Parse(context.Compilation, function, context.CancellationToken);
            Report(context, parsed.Problems);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InternalError, function.Locations[0], function.Name, $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private static void Report(SymbolAnalysisContext context, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            context.ReportDiagnostic(diagnostic);
    }
}
