namespace Kernels.Execution;

/// <summary>A size of which units are taken by their numbers, as <c>v[3]</c> and <c>Slice(v, 2, 4)</c> do.</summary>
/// <param name="Size">Size index.</param>
/// <param name="Units">How many units it has at least.</param>
public readonly record struct LeastUnitsInfo(int Size, int Units);
