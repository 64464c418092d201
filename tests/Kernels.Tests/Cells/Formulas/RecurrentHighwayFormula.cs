using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zilly et al. 2017, equations 6 to 9, with c = 1 − t: the input enters at the first of three layers.</summary>
internal static class RecurrentHighwayFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var x = operands[0];
        var s = operands[1].ToArray();
        for (var layer = 0; layer < 3; layer++)
        {
            var next = new double[s.Length];
            for (var j = 0; j < s.Length; j++)
            {
                var toHidden = layer == 0 ? w.Dot("inputHidden", j, x) : 0;
                var toTransform = layer == 0 ? w.Dot("inputTransform", j, x) : 0;
                var h = Math.Tanh(toHidden + w.Dot($"hidden[{layer}].s", j, s) + w[$"hidden[{layer}].bias"][j]);
                var t = Logistic(toTransform + w.Dot($"transform[{layer}].s", j, s) + w[$"transform[{layer}].bias"][j]);
                next[j] = (h * t) + (s[j] * (1 - t));
            }

            s = next;
        }

        s.CopyTo(results[0], 0);
    }
}
