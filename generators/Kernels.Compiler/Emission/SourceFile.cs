namespace Kernels.Compiler.Emission;

/// <summary>One emitted file.</summary>
/// <param name="Suffix">What the file holds; it follows the cell's full name in the hint name.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Suffix, string Text);
