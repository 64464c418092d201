using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Tai, Socher and Manning 2015, equations 9 to 14 with two children; operands x, both h, both c.
/// </summary>
internal static class NaryTreeLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, left, right) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < left.Length; j++)
        {
            var i = Logistic(Gate("input", j));
            var o = Logistic(Gate("output", j));
            var u = Math.Tanh(Gate("candidate", j));
            var now = i * u;
            for (var child = 0; child < 2; child++)
                now += Logistic(Gate($"forget[{child}]", j)) * operands[3 + child][j];
            results[1][j] = now;
            results[0][j] = o * Math.Tanh(now);
        }

        double Gate(string name, int row) => w.Affine(name, row, ("x", x), ("left", left), ("right", right));
    }
}
