namespace Kernels.Compiler.Emission;

/// <summary>One emitted file.</summary>
/// <param name="Suffix">What follows the cell's full name and a dot in the file's hint name.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Suffix, string Text);
