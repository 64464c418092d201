using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Santoro et al. 2018, equations 1 to 8, one head and one block, slot by slot. Written by whoever declared the cell, beside the others.
/// </summary>
internal static class RelationalMemoryCoreFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, memory) = (operands[0], operands[1]);
        var width = (int)Math.Round(Math.Sqrt(w["query"].Length));
        var slots = memory.Chunk(width).ToArray();
        var token = Product("input", x);
        double[][] seen = [.. slots, token];
        for (var s = 0; s < slots.Length; s++)
        {
            var query = Product("query", slots[s]);
            var shares = Softmax([.. seen.Select(row => Inner(query, Product("key", row)) / Math.Sqrt(width))]);
            var attended = Units(k => slots[s][k] + seen.Select((row, i) => shares[i] * Product("value", row)[k]).Sum());
            var hidden = Units(k => Math.Max(0, w.Affine("mlp[0]", k, ("attended", attended))));
            var past = Units(k => Math.Tanh(slots[s][k]));
            for (var k = 0; k < width; k++)
            {
                var next = attended[k] + w.Affine("mlp[1]", k, ("attended", hidden));
                var forget = Logistic(w.Affine("forgetGate", k, ("token", token), ("seen", past)));
                var input = Logistic(w.Affine("inputGate", k, ("token", token), ("seen", past)));
                results[0][(s * width) + k] = (forget * slots[s][k]) + (input * Math.Tanh(next));
            }
        }

        double[] Units(Func<int, double> unit) => [.. Enumerable.Range(0, width).Select(unit)];

        double[] Product(string weight, double[] vector) => Units(k => w.Dot(weight, k, vector));
    }
}
