using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Ba, Kiros and Hinton 2016, equations 20 to 22, statistics per gate; gates in the order f, i, o, g.
/// </summary>
internal static class LayerNormLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var a = new double[4][];
        for (var k = 0; k < 4; k++)
        {
            a[k] = new double[h.Length];
            var fromInput = Normalised(w.Product($"fromInput[{k}]", h.Length, x));
            var fromState = Normalised(w.Product($"fromState[{k}]", h.Length, h));
            for (var j = 0; j < h.Length; j++)
            {
                a[k][j] = (w[$"inputGain[{k}]"][j] * fromInput[j]) + (w[$"stateGain[{k}]"][j] * fromState[j])
                    + w[$"bias[{k}]"][j];
            }
        }

        for (var j = 0; j < h.Length; j++)
            results[1][j] = (Logistic(a[0][j]) * c[j]) + (Logistic(a[1][j]) * Math.Tanh(a[3][j]));
        var cell = Normalised(results[1]);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Logistic(a[2][j]) * Math.Tanh((w["cellGain"][j] * cell[j]) + w["cellBias"][j]);
    }
}
