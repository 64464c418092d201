using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;
using Kernels.Generator.Emission;

namespace Kernels.Generator;

/// <summary>The one place where the generator and its analyzer call the compiler.</summary>
internal static class CompilerSeam
{
    /// <summary>
    /// Mistakes that only the compiler can see, such as shapes that do not match, and remarks on fixed sizes. Cheap:
    /// nothing is planned or emitted.
    /// </summary>
    public static EquatableArray<CompilerError> Check(CellSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var shapes = InferShapes.Run(spec);
        var found = shapes.Errors.Count > 0 ? shapes.Errors : CheckFixedSizes.Run(spec, shapes);
        return new(found.Select(e => Describe(spec, e)));
    }

    /// <summary>
    /// The compiled half of a cell: <c>Compiled</c>, <c>SingleEquations</c> and <c>DoubleEquations</c>, and dumps.
    /// </summary>
    public static CompiledSources Compile(CellSpec spec, DumpOptions dump, CancellationToken cancellation)
    {
        var passes = new List<(string Name, string Graph)>();
        var compiled = Compiler.Compiler.Compile(spec, Listener(dump, passes), cancellation);
        var files = compiled.Files.Select(f => new EmittedSource(f.Suffix, f.Text));
        return new(new(files.Concat(Dumps(spec, dump, passes, compiled.Plan))), new(compiled.Errors.Select(e => Describe(spec, e))));
    }

    private static Action<string, Graph>? Listener(DumpOptions dump, List<(string Name, string Graph)> passes) =>
        dump.Graph || dump.Passes ? (name, graph) => passes.Add((name, GraphPrinter.Print(graph))) : null;

    private static IEnumerable<EmittedSource> Dumps(
        CellSpec spec, DumpOptions dump, List<(string Name, string Graph)> passes, string plan)
    {
        if (dump.Graph && passes.Count > 0)
            yield return new("Dump.graph", DumpText.Of($"The graph of {spec.Name}", passes[0].Graph));
        if (dump.Passes)
            yield return new("Dump.passes", DumpText.Of($"The graph of {spec.Name} after each pass", DumpText.Passes(passes)));
        if (dump.Plan && plan.Length > 0)
            yield return new("Dump.plan", DumpText.Of($"The plan of {spec.Name}", plan));
    }

    private static string Remedy(CompileError mismatch) => mismatch.Found == "1" || mismatch.Expected == "1"
        ? "A vector of one unit becomes a number, which goes with any size, by 'v[0]'"
        : "Give both the same [Size], or map one to the other with an Affine or a Matrix";

    private static string Remedy(CompileErrorKind kind) => kind switch
    {
        CompileErrorKind.NumberReturned => "Return a vector, or make the state a number by declaring it as a Scalar",
        CompileErrorKind.VectorExpected => "Use a value that has units: reductions such as Sum, units such as v[0] and constants are numbers",
        CompileErrorKind.NumberExpected => "Make it a number by a unit, v[0], or by a reduction such as Sum(v)",
        _ => "Change the equation, or declare the cell in another form",
    };

    private static CompilerError Describe(CellSpec spec, CompileError error) => error.Kind switch
    {
        CompileErrorKind.ShapeMismatch =>
            new(error.Instruction, "KRN0028", new([error.What, error.Found, error.Expected, Remedy(error)])),
        CompileErrorKind.MatrixOfStep =>
            new(error.Instruction, "KRN0034", new([error.What, error.Found, error.Expected])),
        CompileErrorKind.FixedSizes =>
            new(error.Instruction, "KRN0031", new([spec.Name, error.What, error.Found, error.Expected])),
        CompileErrorKind.LargeFixedSizes =>
            new(error.Instruction, "KRN0032", new([spec.Name, error.What, error.Found, error.Expected])),
        CompileErrorKind.Rate =>
            new(error.Instruction, "KRN0036", new([error.What, error.Found, error.Expected])),
        _ => new(error.Instruction, "KRN0029", new([spec.Name, $"{error.What} is {error.Found}, but {error.Expected} was expected", Remedy(error.Kind)])),
    };
}
