namespace Kernels;

/// <summary>
/// Lets cells of other assemblies call this static method: its equations are embedded in the assembly that defines it.
/// </summary>
/// <remarks>A method of the cell's own assembly needs no mark; it is inlined from its source.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CellFunctionAttribute : Attribute;
