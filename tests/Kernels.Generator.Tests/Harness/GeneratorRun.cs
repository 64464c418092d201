using System.Collections.Immutable;
using Kernels.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generator.Tests.Harness;

/// <summary>
/// The generator run over a project, always twice: the second time after an unrelated edit with everything parsed anew.
/// No test can therefore leave out that the pipeline is cached and holds nothing of Roslyn.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation output, GeneratorDriverRunResult result)
    {
        Output = output;
        Result = result;
    }

    /// <summary>The project with the generated files.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>Generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.Results[0].GeneratedSources
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(string source, string? dump = null) => Of(Project.Of(source), dump);

    public static GeneratorRun Of(CSharpCompilation compilation, string? dump = null, CellGenerator? generator = null)
    {
        var driver = Driver(dump, generator).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var first = driver.GetRunResult();
        var second = driver.RunGenerators(Project.WithUnrelatedEdit(compilation)).GetRunResult();
        CachingAssert.EverythingIsCached(second);
        CachingAssert.HoldsNothingOfRoslyn(first);
        return new GeneratorRun((CSharpCompilation)output, first);
    }

    public static GeneratorDriver Driver(string? dump = null, CellGenerator? generator = null) => CSharpGeneratorDriver.Create(
        [(generator ?? new CellGenerator()).AsSourceGenerator()],
        parseOptions: Project.ParseOptions,
        optionsProvider: new DumpOption(dump),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>
    /// All that a person sees: errors and warnings of the C# compiler, everything of the analyzer and the generator, after
    /// suppression.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CellAnalyzer? analyzer = null)
    {
        var analysis = Output.WithAnalyzers(
            [analyzer ?? new CellAnalyzer(), new UnreadParameterSuppressor()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var all = await analysis.GetAllDiagnosticsAsync();
        return
        [
            .. all.Concat(Result.Diagnostics)
                .Where(diagnostic => !diagnostic.IsSuppressed
                    && (diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id.StartsWith("KRN", StringComparison.Ordinal)))
                .Where(diagnostic => !IsMissingDocumentationOfTheTest(diagnostic))
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Emitted members must be documented; the sources of tests are not.</summary>
    private static bool IsMissingDocumentationOfTheTest(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath == Project.SourcePath;
}
