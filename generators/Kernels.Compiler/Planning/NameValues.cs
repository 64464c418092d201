using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>Names the gradients that equations end in where the declaration's names give them none. Changes no value.</summary>
internal static class NameValues
{
    public static Graph Run(Graph graph)
    {
        foreach (var result in graph.Results.Where(r => r.Value.Operands.Count > 0))
        {
            if (result.Role == ResultRole.StateGradient)
                result.Value.Name ??= $"d{result.Symbol}Before";
            else if (result.Role == ResultRole.WeightGradient)
                Summed(result.Value).Name ??= "d" + result.Symbol;
        }

        return graph;
    }

    // The value of each step that a gradient is the sum of.
    private static Node Summed(Node gradient) =>
        gradient.Op is Op.OverSteps or Op.Sum && gradient.Operands[0].Op != Op.Outer ? Summed(gradient.Operands[0]) : gradient;
}
