using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Kernels.Generator.Emission;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator;

/// <summary>
/// Compiles every class marked <c>[Cell]</c>: parse, compile, emit. Mistakes are reported by the analyzer.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CellGenerator : IIncrementalGenerator
{
    private readonly Func<CellSpec, DumpOptions, CancellationToken, CompiledSources> _compile;

    /// <summary>The generator as the compiler host loads it.</summary>
    public CellGenerator()
        : this(CompilerSeam.Compile)
    {
    }

    /// <summary>
    /// The generator over another compiler, for tests of what it does when that one refuses or fails.
    /// </summary>
    internal CellGenerator(Func<CellSpec, DumpOptions, CancellationToken, CompiledSources> compile) =>
        _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var dump = context.AnalyzerConfigOptionsProvider.Select((options, _) =>
            DumpOptions.Parse(options.GlobalOptions.TryGetValue(DumpOptions.Property, out var text) ? text : null));

        // 1. Each declaration becomes a value. This runs at every edit, so everything after it hangs on equality.
        var cells = context.SyntaxProvider
            .ForAttributeWithMetadataName(KernelsTypes.CellAttribute, (node, _) => node is TypeDeclarationSyntax, Parse)
            .WithTrackingName(TrackingNames.Parse)
            .Where(model => model is { CanReopen: true })
            .Select((model, _) => model!);

        // 2. The compiler sees the spec alone.
        var compiled = cells.Combine(dump)
            .Select((pair, cancellation) => Compile(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Compile);

        // 3. Files. Names that differ only in case would collide on disk and in the host.
        var collisions = cells.Select((cell, _) => cell.Identity.FullName)
            .Collect()
            .Select((names, _) => Collisions(names));
        var outputs = compiled.Combine(dump).Combine(collisions)
            .Select((input, _) => CellFiles.Of(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Emit);

        context.RegisterSourceOutput(outputs, Add);
        RegisterFunctions(context);
    }

    private static void RegisterFunctions(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KernelsTypes.CellFunctionAttribute, (node, _) => node is MethodDeclarationSyntax, ParseFunction)
            .WithTrackingName(TrackingNames.ParseFunction)
            .Where(model => model is not null)
            .Select((model, _) => model!);
        context.RegisterSourceOutput(functions, (output, function) => output.AddSource(
            EmbeddedSpecText.HintName(function.Id), EmbeddedSpecText.File(function.Id, function.Spec)));
    }

    private static CellModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var cell = (INamedTypeSymbol)context.TargetSymbol;
        if (!IsFirstMark(context, cell))
            return null;
        var identity = CellIdentity.Of(cell);
        var parsing = new ParseContext(context.SemanticModel.Compilation, cancellation);
        var canReopen = CanReopen(cell, parsing);
        try
        {
            var spec = new CellParser(parsing, cell).Parse().Spec;
            return new CellModel(identity, canReopen, spec, Failure: null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new CellModel(identity, canReopen, Spec: null, Describe(e));
        }
    }

    /// <summary>A class marked on two of its parts is one cell.</summary>
    private static bool IsFirstMark(GeneratorAttributeSyntaxContext context, INamedTypeSymbol cell)
    {
        var first = KernelsTypes.Attribute(cell, "CellAttribute")?.ApplicationSyntaxReference;
        return first is null || context.Attributes.Any(attribute =>
            attribute.ApplicationSyntaxReference is { } mark
            && mark.SyntaxTree == first.SyntaxTree
            && mark.Span == first.Span);
    }

    private static bool CanReopen(INamedTypeSymbol cell, ParseContext context)
    {
        for (var type = cell; type is not null; type = type.ContainingType)
        {
            if (!CellShape.IsPartial(type, context) || type.IsFileLocal)
                return false;
        }

        return !cell.IsStatic;
    }

    private CompiledCellModel Compile(CellModel cell, DumpOptions dump, CancellationToken cancellation)
    {
        if (cell.Spec is null)
            return new CompiledCellModel(cell, Compiled: null, cell.Failure);
        try
        {
            var sources = _compile(cell.Spec, dump, cancellation);
            return new CompiledCellModel(cell, sources.Errors.Count == 0 ? sources : null, Failure: null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new CompiledCellModel(cell, Compiled: null, Describe(e));
        }
    }

    private static FunctionModel? ParseFunction(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var function = (IMethodSymbol)context.TargetSymbol;
        try
        {
            var parsed = CellFunctionParser.Parse(context.SemanticModel.Compilation, function, cancellation);
            return parsed.Spec is { } spec ? new FunctionModel(EmbeddedSpecs.NameOf(function), spec) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The analyzer runs the same parser on the function and reports the failure there.
            return null;
        }
    }

    private static EquatableArray<string> Collisions(ImmutableArray<string> names) => new(names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal));

    private static void Add(SourceProductionContext context, CellOutput output)
    {
        foreach (var file in output.Files)
            context.AddSource(file.HintName, file.Text);
        if (output.Failure is { } failure)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, Location.None, output.Cell, failure));
    }

    private static string Describe(Exception e) =>
        $"{e.GetType().Name}: {e.Message.Replace('\n', ' ').Replace("\r", "")}";
}
