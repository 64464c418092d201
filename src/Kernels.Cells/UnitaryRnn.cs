using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Recurrent network whose matrix on the state is unitary: diagonals, reflections, a permutation and a Fourier transform.</summary>
/// <remarks>
/// Arjovsky, Shah and Bengio, <i>Unitary Evolution Recurrent Neural Networks</i>, ICML (2016), arXiv:1511.06464, equations
/// 4, 7 and 8, on complex h = re + i·im. D(ω) multiplies by e^{iω}, R(v) h = h − 2 v (v*h) / |v|², Π turns the order of the
/// units round, F is the unitary discrete Fourier transform:
/// <code>
/// z = D₃ R₂ F⁻¹ D₂ Π R₁ F D₁ h₋ + V x
/// h = z / |z| ⊙ relu(|z| + b)
/// </code>
/// The transform is applied as four products with matrices of cosines and sines, which are made once. The paper's Π is
/// any fixed permutation; where |z| is below 1e-15 it is taken as that.
/// </remarks>
/// <param name="inputRe">Real part of V, [Hidden, Input].</param>
/// <param name="inputIm">Imaginary part of V, [Hidden, Input].</param>
/// <param name="phase1">ω₁, [Hidden], in −π to π at first.</param>
/// <param name="phase2">ω₂, [Hidden].</param>
/// <param name="phase3">ω₃, [Hidden].</param>
/// <param name="reflection1Re">Real part of v₁, [Hidden].</param>
/// <param name="reflection1Im">Imaginary part of v₁, [Hidden].</param>
/// <param name="reflection2Re">Real part of v₂, [Hidden].</param>
/// <param name="reflection2Im">Imaginary part of v₂, [Hidden].</param>
/// <param name="bias">b, [Hidden], 0 at first.</param>
[Cell]
public sealed partial class UnitaryRnn(
    Matrix inputRe, Matrix inputIm, [Gate(Scale = Math.PI)] Vec phase1, [Gate(Scale = Math.PI)] Vec phase2,
    [Gate(Scale = Math.PI)] Vec phase3, [Gate(Scale = 1)] Vec reflection1Re, [Gate(Scale = 1)] Vec reflection1Im,
    [Gate(Scale = 1)] Vec reflection2Re, [Gate(Scale = 1)] Vec reflection2Im, [Gate(Bias = 0)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="re">State: real part, [Hidden].</param>
    /// <param name="im">State: imaginary part, [Hidden].</param>
    public (Vec re, Vec im) Step(Vec x, Vec re, Vec im)
    {
        var angles = 2 * Math.PI / Units(bias) * Outer(Indices(bias), Indices(bias));
        var (cos, sin) = (Cos(angles) / Sqrt(Units(bias)), Sin(angles) / Sqrt(Units(bias)));

        (re, im) = Times(Cos(phase1), Sin(phase1), re, im);
        (re, im) = (cos[re] + sin[im], cos[im] - sin[re]);
        (re, im) = Reflected(reflection1Re, reflection1Im, re, im);
        (re, im) = Times(Cos(phase2), Sin(phase2), Reverse(re), Reverse(im));
        (re, im) = (cos[re] - sin[im], cos[im] + sin[re]);
        (re, im) = Reflected(reflection2Re, reflection2Im, re, im);
        (re, im) = Times(Cos(phase3), Sin(phase3), re, im);

        (re, im) = (re + inputRe[x], im + inputIm[x]);
        var size = Sqrt(Max(re * re + im * im, 1e-30));
        var scale = Relu(size + bias) / size;
        return (scale * re, scale * im);
    }

    private static (Vec Re, Vec Im) Times(Vec aRe, Vec aIm, Vec re, Vec im) => (aRe * re - aIm * im, aRe * im + aIm * re);

    private static (Vec Re, Vec Im) Reflected(Vec vRe, Vec vIm, Vec re, Vec im)
    {
        var twice = 2 / (Dot(vRe, vRe) + Dot(vIm, vIm));
        var (alongRe, alongIm) = (twice * (Dot(vRe, re) + Dot(vIm, im)), twice * (Dot(vRe, im) - Dot(vIm, re)));
        return (re - (vRe * alongRe - vIm * alongIm), im - (vRe * alongIm + vIm * alongRe));
    }
}
