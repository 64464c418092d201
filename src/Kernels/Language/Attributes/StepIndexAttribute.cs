namespace Kernels;

/// <summary>
/// Makes a <see cref="Scalar"/> parameter of <c>Step</c> the index of the step: 0, 1, 2 and so on from the beginning of the
/// sequence.
/// </summary>
/// <remarks>
/// The library counts it: it is neither an input nor a state, has no gradient, and is the same for all rows. Parts of a long
/// sequence say where they begin (<see cref="Sequence{T}.FirstStep"/>), a stream counts its steps. In float it is exact up
/// to 16,777,216 steps; what <c>Remainder(t, period)</c> makes of it by a constant whole period is exact for ever.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StepIndexAttribute : Attribute;
