using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Graves, Wayne and Danihelka 2014, equations 2 to 9: address by content, then by place; read, then erase and add.
/// </summary>
internal static class NeuralTuringHeadFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, last, memory) = (operands[0], operands[1], operands[2]);
        var (slots, width) = (last.Length, memory.Length / last.Length);
        var key = new double[width];
        for (var k = 0; k < width; k++)
            key[k] = Math.Tanh(w.Affine("key", k, ("x", x)));
        var strength = Softplus(w.Affine("strength", 0, ("x", x)));
        var gate = Logistic(w.Affine("gate", 0, ("x", x)));
        var shift = new double[3];
        for (var by = 0; by < 3; by++)
            shift[by] = w.Affine("shift", by, ("x", x));
        shift = Softmax(shift);
        var sharpness = 1 + Softplus(w.Affine("sharpness", 0, ("x", x)));
        var content = new double[slots];
        for (var i = 0; i < slots; i++)
        {
            var slot = memory[(i * width)..((i + 1) * width)];
            var lengths = Math.Sqrt(Inner(key, key)) * Math.Sqrt(Inner(slot, slot));
            content[i] = strength * Inner(key, slot) / (lengths + 1e-8);
        }

        content = Softmax(content);
        var sharp = new double[slots];
        for (var i = 0; i < slots; i++)
        {
            var moved = 0.0;
            for (var by = -1; by <= 1; by++)
            {
                var from = (i - by + slots) % slots;
                moved += ((gate * content[from]) + ((1 - gate) * last[from])) * shift[by + 1];
            }

            sharp[i] = Math.Pow(moved, sharpness);
        }

        for (var i = 0; i < slots; i++)
            results[1][i] = sharp[i] / sharp.Sum();
        for (var k = 0; k < width; k++)
        {
            var erase = Logistic(w.Affine("erase", k, ("x", x)));
            var add = Math.Tanh(w.Affine("add", k, ("x", x)));
            results[0][k] = 0;
            for (var i = 0; i < slots; i++)
            {
                var at = (i * width) + k;
                results[0][k] += results[1][i] * memory[at];
                results[2][at] = (memory[at] * (1 - (results[1][i] * erase))) + (results[1][i] * add);
            }
        }
    }
}
