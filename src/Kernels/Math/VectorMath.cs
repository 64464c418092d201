namespace Kernels.Numerics;

/// <summary>
/// The elementary functions that emitted equations call, on vectors of three float widths and, for checks of gradients,
/// on pairs of doubles.
/// </summary>
/// <remarks>
/// <para>
/// Every float function is within 4 units in the last place (ulp) of the true value over all floats, denormal arguments
/// and results included, with or without a fused multiply-add; each function tells what was measured. On one processor
/// the widths give the same bits as each other, and an element never depends on its neighbours. NaN in gives NaN out,
/// with two exceptions: a NaN compared by Select chooses the second branch, and 1^y = x^0 = 1.
/// </para>
/// <para>
/// The bodies of the three widths are the same text but for the width. They are written out, rather than generic over
/// a wrapper, since each call of a wrapper counts against the just-in-time compiler's budget for inlining: with about
/// fourteen activations in one loop it ran out and the loop took twice the time. Divisions are true divisions: where
/// this was measured (Zen 5, 512 bits) an estimate with a Newton correction was a fifth slower.
/// </para>
/// <para>
/// Doubles are computed by <see cref="Math"/>, element by element: there accuracy matters and speed does not.
/// </para>
/// </remarks>
public static partial class VectorMath;
