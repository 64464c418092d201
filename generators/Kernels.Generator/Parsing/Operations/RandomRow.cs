namespace Kernels.Generator.Parsing;

/// <summary>A C# function that draws a random mask.</summary>
/// <param name="Operations">The operation for each member of <c>Kernels.Per</c>.</param>
/// <param name="Vectors">Leading arguments that are values; the rate follows them.</param>
internal sealed record RandomRow(string[] Operations, int Vectors);
