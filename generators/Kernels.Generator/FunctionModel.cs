namespace Kernels.Generator;

/// <summary>A cell function to be embedded: its documentation id, a hint name, and its spec as text.</summary>
internal sealed record FunctionModel(string Id, string HintName, string Text);
