using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Peng et al. 2023, equations 11 to 16 in the form of appendix D: sums of e^k v and e^k, scaled by e^−exponent.
/// </summary>
internal static class RwkvTimeMixFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, before) = (operands[0], operands[1]);
        var (numerator, denominator, exponent) = (operands[2], operands[3], operands[4]);
        var (forKey, forValue, forReceptance) = (Mixed("mixKey"), Mixed("mixValue"), Mixed("mixReceptance"));
        for (var j = 0; j < numerator.Length; j++)
        {
            var k = w.Dot("key", j, forKey);
            var v = w.Dot("value", j, forValue);
            var r = Logistic(w.Dot("receptance", j, forReceptance));
            var now = w["bonus"][j] + k;
            var top = Math.Max(exponent[j], now);
            var (old, fresh) = (Math.Exp(exponent[j] - top), Math.Exp(now - top));
            results[0][j] = r * ((old * numerator[j]) + (fresh * v)) / ((old * denominator[j]) + fresh);
            var decayed = exponent[j] - Math.Exp(w["decay"][j]);
            top = Math.Max(decayed, k);
            (old, fresh) = (Math.Exp(decayed - top), Math.Exp(k - top));
            results[1][j] = (old * numerator[j]) + (fresh * v);
            results[2][j] = (old * denominator[j]) + fresh;
            results[3][j] = top;
        }

        if (results.Length > 4)
            x.CopyTo(results[4], 0);

        double[] Mixed(string mix) => [.. x.Select((now, k) => (w[mix][k] * now) + ((1 - w[mix][k]) * before[k]))];
    }
}
