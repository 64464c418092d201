using System.Collections.Immutable;
using System.Reflection;
using Kernels.Execution;
using Kernels.Generator.Analyzers;
using Kernels.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kernels.Generator.Tests.RandomCells;

/// <summary>Declarations compiled in memory, all in one project, and loaded.</summary>
internal sealed class RandomAssembly
{
    private readonly Assembly _assembly;

    private RandomAssembly(Assembly assembly) => _assembly = assembly;

    /// <exception cref="InvalidOperationException">The declarations, or what is generated for them, do not compile without a warning.</exception>
    public static RandomAssembly Compile(IEnumerable<string> declarations)
    {
        var project = Project.Named($"RandomCells{Guid.NewGuid():N}", "namespace RandomCells;\n\n" + string.Join("\n", declarations));
        // What is written about 200 cells is read by nobody; that it is well formed is a matter of other tests.
        var silent = Project.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        var driver = CSharpGeneratorDriver.Create([new CellGenerator().AsSourceGenerator()], parseOptions: silent);
        driver.RunGeneratorsAndUpdateCompilation(project.WithOptions(project.Options.WithOptimizationLevel(OptimizationLevel.Release)), out var output, out var generated);
        using var image = new MemoryStream();
        var emitted = output.Emit(image).Diagnostics;
        var problems = Refusals(output).Concat(emitted).Concat(generated)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1591" or "CS9113")).ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join("\n", problems.Take(10).Select(Show)));
        return new RandomAssembly(Assembly.Load(image.ToArray()));
    }

    /// <summary>The gradient check of a cell; sizes that it does not have are left out.</summary>
    public GradientCheckReport Check(string name, int input, int hidden, int batch, int steps, ulong seed, params (string, int)[] sizes)
    {
        var cell = _assembly.GetType("RandomCells." + name, throwOnError: true)!;
        return s_check.MakeGenericMethod(cell).CreateDelegate<Func<int, int, int, int, ulong, (string, int)[], GradientCheckReport>>()(
            input, hidden, batch, steps, seed, [.. sizes.Where(size => Sizes(cell).Contains(size.Item1))]);
    }

    /// <summary>The analyzer parses every cell once more, so it is asked only when the generator left a cell without kernels.</summary>
    private static ImmutableArray<Diagnostic> Refusals(Compilation output) =>
        output.SyntaxTrees.Any(tree => tree.ToString().Contains("is not compiled", StringComparison.Ordinal))
            ? output.WithAnalyzers([new CellAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            : [];

    private static string Show(Diagnostic problem)
    {
        if (problem.Location.SourceTree?.FilePath != Project.SourcePath)
            return problem.ToString();
        var text = problem.Location.SourceTree.ToString();
        var start = text.LastIndexOf("[Cell]", problem.Location.SourceSpan.Start, StringComparison.Ordinal);
        var end = text.IndexOf("[Cell]", problem.Location.SourceSpan.Start, StringComparison.Ordinal);
        return $"{problem}\n{text[start..(end < 0 ? text.Length : end)]}";
    }

    private static string[] Sizes(Type cell) => s_compiled.MakeGenericMethod(cell).CreateDelegate<Func<CompiledCell>>()().Sizes;

    private static CompiledCell Compiled<TCell>()
        where TCell : ICell<TCell> => TCell.Compiled;

    private static readonly MethodInfo s_compiled = typeof(RandomAssembly).GetMethod(nameof(Compiled), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo s_check = typeof(GradientCheck).GetMethod(nameof(GradientCheck.Run))!;
}
