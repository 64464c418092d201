namespace Kernels.Numerics;

/// <summary>
/// The elementary functions that emitted equations call, on vectors of three float widths and, for checks of gradients,
/// on pairs of doubles.
/// </summary>
/// <remarks>
/// <para>
/// Every float function is within 4 units in the last place of the true value over all floats, denormal arguments and
/// results included, in every width and with or without a fused multiply-add; each function tells what was measured.
/// NaN in gives NaN out, with the two exceptions of Select (a NaN in a comparison chooses the second branch) and of Pow.
/// An element never depends on its neighbours.
/// </para>
/// <para>
/// Doubles are computed by <see cref="Math"/>, element by element: there accuracy matters and speed does not.
/// </para>
/// </remarks>
public static partial class VectorMath;
