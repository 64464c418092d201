using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Dangovski et al. 2019, section 4, λ = 0: h₋ is turned in the plane of ε̃ and τ by the angle between them,
/// h = u h₋ + (1 − u) relu(ε̃ + turned).
/// </summary>
internal static class RotationalUnitFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var target = new double[h.Length];
        var embedding = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
        {
            target[j] = w.Affine("target", j, ("x", x), ("h", h));
            embedding[j] = w.Affine("embedding", j, ("x", x));
        }

        var p = Normed(embedding);
        var along = Inner(p, target);
        var v = Normed([.. target.Select((value, j) => value - (along * p[j]))]);
        var cos = Inner(p, Normed(target));
        var sin = Math.Sqrt(1 - (cos * cos));
        var (first, second) = (Inner(p, h), Inner(v, h));
        for (var j = 0; j < h.Length; j++)
        {
            var turned = h[j] - (p[j] * first) - (v[j] * second)
                + (p[j] * ((cos * first) - (sin * second))) + (v[j] * ((sin * first) + (cos * second)));
            var u = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            results[0][j] = (u * h[j]) + ((1 - u) * Math.Max(0, embedding[j] + turned));
        }

        static double[] Normed(double[] values)
        {
            var norm = Math.Sqrt(Math.Max(Inner(values, values), 1e-12));
            return [.. values.Select(value => value / norm)];
        }
    }
}
