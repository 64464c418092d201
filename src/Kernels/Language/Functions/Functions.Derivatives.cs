using Kernels.Language;

namespace Kernels;

/// <content>Functions whose derivative is declared, whatever their value is computed from.</content>
public static partial class Functions
{
    /// <summary>x, as a constant to the gradient.</summary>
    /// <remarks>Derivative: 0 everywhere.</remarks>
    public static Vec StopGradient(Vec x) => Operations.StopGradient.Apply(x);

    /// <summary>
    /// value, whose derivative by x is declared to be slope: a surrogate gradient, or a derivative known in closed form.
    /// </summary>
    /// <param name="value">What the function computes. It gets no gradient.</param>
    /// <param name="slope">The derivative by <paramref name="x"/>, unit by unit. It gets no gradient.</param>
    /// <param name="x">What the gradient goes to.</param>
    /// <remarks>
    /// A spike with the fast sigmoid's derivative (Zenke and Ganguli 2018, arXiv:1705.11146):
    /// <c>WithDerivative(Select(x &gt; 0, 1, 0), 1 / Square(1 + Abs(x)), x)</c>. <see cref="GradientCheck"/> holds the
    /// declared derivative where it takes differences.
    /// </remarks>
    public static Vec WithDerivative(Vec value, Vec slope, Vec x) => Operations.WithDerivative.Apply(value, slope, x);
}
