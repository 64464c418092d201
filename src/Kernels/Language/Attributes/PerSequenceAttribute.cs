namespace Kernels;

/// <summary>
/// Makes an input of <c>Step</c> one that is given once for a whole sequence, [B, n] instead of [T, B, n]: what a decoder looks
/// at, a style, the mean of what is missing.
/// </summary>
/// <remarks>
/// Every step reads it where it lies, and products on it alone are computed once per sequence. Its gradient is the sum of those
/// of all steps. A vector, a number, a matrix or an array of vectors; never a state.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PerSequenceAttribute : Attribute;
