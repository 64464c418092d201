namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Orvieto et al. 2023, equations 5 to 7: h = λ h₋ + e^γ B x with λ = exp(−e^ν + i e^θ), y = Re(C h) + D x.
/// </summary>
internal static class LruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, re, im) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < re.Length; j++)
        {
            var modulus = Math.Exp(-Math.Exp(w["nu"][j]));
            var (a, b) = (modulus * Math.Cos(Math.Exp(w["theta"][j])), modulus * Math.Sin(Math.Exp(w["theta"][j])));
            var gain = Math.Exp(w["gamma"][j]);
            results[1][j] = (a * re[j]) - (b * im[j]) + (gain * w.Dot("inputRe", j, x));
            results[2][j] = (a * im[j]) + (b * re[j]) + (gain * w.Dot("inputIm", j, x));
        }

        for (var k = 0; k < x.Length; k++)
        {
            results[0][k] = w.Dot("outputRe", k, results[1]) - w.Dot("outputIm", k, results[2])
                + (w["skip"][k] * x[k]);
        }
    }
}
