namespace Kernels.Generator.Parsing;

/// <summary>A C# function that is one operation.</summary>
/// <param name="Operation">Row of the compiler's operation table.</param>
/// <param name="Vectors">Leading arguments that are values.</param>
/// <param name="Defaults">
/// Trailing arguments that must be constants, each with its default; NaN where it must be given.
/// </param>
internal sealed record FunctionRow(string Operation, int Vectors, params double[] Defaults);
