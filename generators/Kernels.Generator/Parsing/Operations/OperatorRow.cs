namespace Kernels.Generator.Parsing;

/// <summary>A C# operator on vectors.</summary>
/// <param name="Name">Operation, or for a comparison the selection that it decides.</param>
/// <param name="IsComparison">Whether it yields a mask.</param>
/// <param name="Swapped">Whether the operation has the operands the other way round.</param>
internal sealed record OperatorRow(string Name, bool IsComparison = false, bool Swapped = false);
