using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Hoedt et al. 2021, equations 2 to 8: mass is shared out by softmax rows, and what leaves is the output.
/// </summary>
internal static class MassConservingLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, mass, c) = (operands[0], operands[1], operands[2]);
        var size = c.Length;
        var total = c.Sum();
        var share = c.Select(stored => stored / (total == 0 ? 1 : total)).ToArray();
        var m = new double[size];
        for (var from = 0; from < size; from++)
            ShareOut("redistribution", from, c[from]);
        for (var from = 0; from < mass.Length; from++)
            ShareOut("input", from, mass[from]);
        for (var k = 0; k < size; k++)
        {
            var o = Logistic(w.Affine("output", k, ("x", x), ("share", share)));
            results[0][k] = o * m[k];
            results[1][k] = m[k] - results[0][k];
        }

        void ShareOut(string gate, int from, double amount)
        {
            var row = new double[size];
            for (var k = 0; k < size; k++)
                row[k] = w.Affine(gate, (from * size) + k, ("x", x), ("share", share));
            row = Softmax(row);
            for (var k = 0; k < size; k++)
                m[k] += amount * row[k];
        }
    }
}
