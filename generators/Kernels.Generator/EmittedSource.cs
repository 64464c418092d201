namespace Kernels.Generator;

/// <summary>A file to be added to the compilation.</summary>
internal sealed record EmittedSource(string HintName, string Text);
