using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// A diagonal state space: a complex differential equation per unit, solved exactly between two inputs.
/// </summary>
/// <remarks>
/// Smith, Warrington and Linderman, <i>Simplified State Space Layers for Sequence Modeling</i> (S5), ICLR (2023),
/// equations 5 and 6; diagonal as in Gu et al., <i>On the Parameterization and Initialization of Diagonal State Space
/// Models</i>, arXiv:2206.11893 (2022), equations 3 and 4; re and im are the parts of the state s:
/// <code>
/// Λ = −e^a + i ω    Δ = e^δ    Λ̄ = exp(Λ Δ)
/// s = Λ̄ ⊙ s₋ + (Λ̄ − 1) ⊘ Λ ⊙ (B x)
/// y = Re(C s) + d ⊙ x
/// </code>
/// The real part of Λ starts at −1/2, as in S4D; frequencies start uniform on ±π and steps at 0.01, where the papers
/// spread both over the units.
/// </remarks>
/// <param name="decay">a, [Hidden].</param>
/// <param name="frequency">ω, [Hidden].</param>
/// <param name="step">δ: logarithm of the time between two inputs, [Hidden].</param>
/// <param name="inputRe">Re B, [Hidden, Input].</param>
/// <param name="inputIm">Im B, [Hidden, Input].</param>
/// <param name="outputRe">Re C, [Input, Hidden].</param>
/// <param name="outputIm">Im C, [Input, Hidden].</param>
/// <param name="skip">d, [Input].</param>
[Cell]
public sealed partial class DiagonalStateSpace(
    [Gate(Bias = -0.693)] Vec decay, [Gate(Scale = 3.14)] Vec frequency, [Gate(Bias = -4.6)] Vec step,
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
        var (rate, time) = (-Exp(decay), Exp(step));
        var (turnRe, turnIm) = (Exp(rate * time) * Cos(frequency * time), Exp(rate * time) * Sin(frequency * time));
        var norm = Square(rate) + Square(frequency);
        var gainRe = ((turnRe - 1) * rate + turnIm * frequency) / norm;
        var gainIm = (turnIm * rate - (turnRe - 1) * frequency) / norm;
        var (bRe, bIm) = (inputRe[x], inputIm[x]);
        (re, im) = (
            turnRe * re - turnIm * im + gainRe * bRe - gainIm * bIm,
            turnRe * im + turnIm * re + gainRe * bIm + gainIm * bRe);
        return (outputRe[re] - outputIm[im] + skip * x, re, im);
    }
}
