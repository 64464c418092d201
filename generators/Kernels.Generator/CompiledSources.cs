using Kernels.Compiler.Specs;

namespace Kernels.Generator;

/// <summary>What the compiler makes of a spec: sources, or errors.</summary>
/// <param name="Sources">Files, with hint names relative to the cell: <c>Forward.Vector256</c>.</param>
/// <param name="Errors">Reasons why there are none.</param>
internal sealed record CompiledSources(EquatableArray<EmittedSource> Sources, EquatableArray<CompilerError> Errors);
