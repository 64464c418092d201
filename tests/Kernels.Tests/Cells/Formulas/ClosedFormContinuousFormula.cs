using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Hasani et al. 2022, equation 10 as in the authors' code: three heads on one backbone, mixed by a gate of time.
/// </summary>
internal static class ClosedFormContinuousFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, elapsed, h) = (operands[0], operands[1][0], operands[2]);
        var features = new double[w["backbone.bias"].Length];
        for (var k = 0; k < features.Length; k++)
            features[k] = 1.7159 * Math.Tanh(0.666 * w.Affine("backbone", k, ("x", x), ("h", h)));
        for (var j = 0; j < h.Length; j++)
        {
            var first = Math.Tanh(w.Affine("first", j, ("features", features)));
            var second = Math.Tanh(w.Affine("second", j, ("features", features)));
            var rate = w.Affine("rate", j, ("features", features));
            var s = Logistic((rate * elapsed) + w.Affine("offset", j, ("features", features)));
            results[0][j] = ((1 - s) * first) + (s * second);
        }
    }
}
