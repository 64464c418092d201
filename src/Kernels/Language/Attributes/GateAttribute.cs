namespace Kernels;

/// <summary>Options of a weight: how it starts. Without arguments it only gives probes a name for the weight.</summary>
/// <remarks>
/// An attribute argument cannot be nullable, so "not given" is NaN for numbers and <see cref="Unset"/> for
/// initialisers.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GateAttribute : Attribute
{
    /// <summary>The value of <see cref="Initial"/> and <see cref="Recurrent"/> that means "not given".</summary>
    public const Initial Unset = (Initial)(-1);

    /// <summary>
    /// Initial value of the bias of an <see cref="Affine"/>, or of every unit of a <see cref="Vec"/> or
    /// <see cref="Scalar"/>; NaN when not given.
    /// </summary>
    public double Bias { get; set; } = double.NaN;

    /// <summary>Initialiser of weights on inputs; <see cref="Unset"/> when not given.</summary>
    public Initial Initial { get; set; } = Unset;

    /// <summary>
    /// Initialiser of weights on states and computed values; <see cref="Unset"/> when not given. A spectral radius is
    /// given only to square ones.
    /// </summary>
    public Initial Recurrent { get; set; } = Unset;

    /// <summary>Parameter of the initialisers (bound, gain, radius or constant); NaN for their own default.</summary>
    public double Scale { get; set; } = double.NaN;

    /// <summary>The same of <see cref="Recurrent"/> alone; NaN for <see cref="Scale"/>.</summary>
    public double RecurrentScale { get; set; } = double.NaN;
}
