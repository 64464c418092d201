using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// The linear recurrent unit: a complex number per unit turns and fades, and nothing else happens in time.
/// </summary>
/// <remarks>
/// Orvieto, Smith, Gu, Fernando, Gulcehre, Pascanu and De, <i>Resurrecting Recurrent Neural Networks for Long
/// Sequences</i>, ICML (2023), equations 5 to 7 and appendix A; re and im are the parts of the state s:
/// <code>
/// λ = exp(−e^ν + i e^θ)
/// s = λ ⊙ s₋ + e^γ ⊙ (B x)
/// y = Re(C s) + d ⊙ x
/// </code>
/// The paper draws |λ|² and the phase uniformly; here all |λ| start at 0.9, with the γ that belongs to it, and the
/// logarithm of the phase uniform on ±1.8.
/// </remarks>
/// <param name="nu">ν, [Hidden].</param>
/// <param name="theta">θ, [Hidden].</param>
/// <param name="gamma">γ, [Hidden].</param>
/// <param name="inputRe">Re B, [Hidden, Input].</param>
/// <param name="inputIm">Im B, [Hidden, Input].</param>
/// <param name="outputRe">Re C, [Input, Hidden].</param>
/// <param name="outputIm">Im C, [Input, Hidden].</param>
/// <param name="skip">d, [Input].</param>
[Cell]
public sealed partial class Lru(
    [Gate(Bias = -2.25)] Vec nu, [Gate(Scale = 1.8)] Vec theta, [Gate(Bias = -0.83)] Vec gamma,
    Matrix inputRe, Matrix inputIm,
    [Size("Input")] Matrix outputRe, [Size("Input")] Matrix outputIm,
    [Size("Input"), Gate(Initial = Initial.Normal, Scale = 1)] Vec skip)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="re">State: real part, [Hidden]; the output is y, [Input].</param>
    /// <param name="im">State: imaginary part, [Hidden].</param>
    public (Vec y, Vec re, Vec im) Step(Vec x, Vec re, Vec im)
    {
        var (decay, angle) = (Exp(-Exp(nu)), Exp(theta));
        var (lambdaRe, lambdaIm) = (decay * Cos(angle), decay * Sin(angle));
        (re, im) = (
            lambdaRe * re - lambdaIm * im + Exp(gamma) * inputRe[x],
            lambdaRe * im + lambdaIm * re + Exp(gamma) * inputIm[x]);
        return (outputRe[re] - outputIm[im] + skip * x, re, im);
    }
}
