using Kernels.Compiler.Specs;
using Kernels.Generator.Emission;

namespace Kernels.Generator;

/// <summary>The one place where the generator and its analyzer call the compiler.</summary>
internal static class CompilerSeam
{
    /// <summary>
    /// Mistakes that only the compiler can see, such as shapes that do not match. Cheap: nothing is planned or
    /// emitted.
    /// </summary>
    public static EquatableArray<CompilerError> Check(CellSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = spec;
        return EquatableArray<CompilerError>.Empty;
    }

    /// <summary>
    /// The compiled half of a cell: <c>Compiled</c>, <c>SingleEquations</c> and <c>DoubleEquations</c>, and dumps.
    /// </summary>
    public static CompiledSources Compile(CellSpec spec, DumpOptions dump, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = dump;
        var stub = new EmittedSource("Compiled", StubText.Compiled(CellIdentity.Of(spec)));
        return new CompiledSources(new([stub]), EquatableArray<CompilerError>.Empty);
    }
}
