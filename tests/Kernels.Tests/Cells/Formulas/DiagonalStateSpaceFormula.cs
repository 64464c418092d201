namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Smith, Warrington and Linderman 2023, equations 5 and 6: Λ̄ = exp(ΛΔ), B̄ = (Λ̄ − 1) / Λ B, y = Re(C h) + D x.
/// </summary>
internal static class DiagonalStateSpaceFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, re, im) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < re.Length; j++)
        {
            var (decay, frequency, step) = (-Math.Exp(w["decay"][j]), w["frequency"][j], Math.Exp(w["step"][j]));
            var modulus = Math.Exp(decay * step);
            var (a, b) = (modulus * Math.Cos(frequency * step), modulus * Math.Sin(frequency * step));
            var norm = (decay * decay) + (frequency * frequency);
            var scaleRe = (((a - 1) * decay) + (b * frequency)) / norm;
            var scaleIm = ((b * decay) - ((a - 1) * frequency)) / norm;
            var (inputRe, inputIm) = (w.Dot("inputRe", j, x), w.Dot("inputIm", j, x));
            results[1][j] = (a * re[j]) - (b * im[j]) + (scaleRe * inputRe) - (scaleIm * inputIm);
            results[2][j] = (a * im[j]) + (b * re[j]) + (scaleRe * inputIm) + (scaleIm * inputRe);
        }

        for (var k = 0; k < x.Length; k++)
        {
            results[0][k] = w.Dot("outputRe", k, results[1]) - w.Dot("outputIm", k, results[2])
                + (w["skip"][k] * x[k]);
        }
    }
}
