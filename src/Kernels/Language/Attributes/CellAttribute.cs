namespace Kernels;

/// <summary>
/// Marks a partial class as a recurrent cell: its primary-constructor parameters are its weights, its <c>Step</c> is
/// its equation.
/// </summary>
/// <remarks>
/// Parameters of <c>Step</c> that come back in the result under the same name are states; the others are inputs.
/// One unnamed result is the state named by the last parameter, delayed values, the index of the step and inputs of the
/// sequence left out. The first result is the layer's output.
/// </remarks>
/// <example>
/// <code>
/// [Cell]
/// public partial class Elman([Gate] Affine hidden)
/// {
///     public Vec Step(Vec x, Vec h) => Tanh(hidden[x, h]);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CellAttribute : Attribute
{
    /// <summary>Size of the input, in units, when it is fixed at build time; 0 leaves it free.</summary>
    public int Input { get; set; }

    /// <summary>Size of the states, in units, when it is fixed at build time; 0 leaves it free.</summary>
    public int Hidden { get; set; }
}
