using Kernels.Compiler.Specs;

namespace Kernels.Generator;

/// <summary>A cell function to be embedded: its documentation id and its spec.</summary>
internal sealed record FunctionModel(string Id, CellSpec Spec);
