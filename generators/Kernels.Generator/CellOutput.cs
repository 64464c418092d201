using Kernels.Compiler.Specs;

namespace Kernels.Generator;

/// <summary>A cell's files, and the failure to report beside them, if any.</summary>
internal sealed record CellOutput(string Cell, EquatableArray<EmittedSource> Files, string? Failure);
