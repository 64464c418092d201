namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Erichson et al. 2021, equations 3 to 5, Euler step: h = h₋ + ε (A h₋ + tanh(U h₋ + W x + b)),
/// A and U of the form (1 − β)(M + Mᵀ) + β(M − Mᵀ) − γ I.
/// </summary>
internal static class LipschitzRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var inside = Math.Tanh(Shaped("recurrent", j) + w.Affine("input", j, ("x", x)));
            results[0][j] = h[j] + (w.Hyper("epsilon") * (Shaped("linear", j) + inside));
        }

        double Shaped(string name, int row)
        {
            var (m, beta) = (w[name], w.Hyper("beta"));
            var sum = -w.Hyper("gamma") * h[row];
            for (var k = 0; k < h.Length; k++)
            {
                var (here, there) = (m[(row * h.Length) + k], m[(k * h.Length) + row]);
                sum += (((1 - beta) * (here + there)) + (beta * (here - there))) * h[k];
            }

            return sum;
        }
    }
}
