using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning.Fixed;
using Kernels.Compiler.Rewriting;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>What a person should know of the sizes that a declaration fixes. None of it keeps the cell from being compiled.</summary>
internal static class CheckFixedSizes
{
    /// <summary>Elements of the widest vectors, for which most is written out.</summary>
    private const int Lanes = 16;

    /// <summary>Remarks on a spec without errors.</summary>
    public static IEnumerable<CompileError> Run(CellSpec spec, InferShapes shapes)
    {
        if (!FixedSizes.AreGiven(spec))
            yield break;
        // What is written out is a step of inference.
        var graph = SettleTraining.Run(BuildGraph.Run(spec, shapes), training: false);
        var sizes = DescribeCell.Run(spec, shapes, graph).Sizes;
        if (FixedSizes.Problem(spec, sizes) is { } problem)
        {
            yield return new(CompileErrorKind.FixedSizes, -1, FixedSizes.Print(spec), problem.Found, problem.Remedy);
            yield break;
        }

        if (graph.Nodes.FirstOrDefault(n => n.IsRowOperation || (n.Shape.Rank == 0 && !n.IsParameter)) is { } row)
        {
            yield return new(CompileErrorKind.FixedSizes, -1, FixedSizes.Print(spec), Unsuited(row),
                "Fix the sizes of a cell of products and elementwise equations of vectors only; this one runs its plan");
            yield break;
        }

        var values = FixedSizes.Of(spec, sizes);
        var operations = graph.Nodes.Where(n => n.Op == Op.Affine).Sum(n => MultiplyAdds(n, values));
        if (operations > PlanFixedStep.UnrolledMultiplyAdds)
            yield return new(CompileErrorKind.LargeFixedSizes, -1, FixedSizes.Print(spec), NumberText.Print(operations), NumberText.Print(PlanFixedStep.UnrolledMultiplyAdds));
    }

    private static string Unsuited(Node node) =>
        node.IsRowOperation ? $"'{node.Name ?? NodeLabel.Kind(node)}' takes whole rows"
        : node.Op == Op.StepIndex ? "the index of the step is one number"
        : $"'{node.Name ?? (node.Symbol.Length > 0 ? node.Symbol : NodeLabel.Kind(node))}' is one number of a row";

    private static long MultiplyAdds(Node affine, IReadOnlyDictionary<string, int> sizes) =>
        affine.AllTerms.Sum(t => (long)sizes[t.Operand.Shape.Rows!]) * ((sizes[affine.Shape.Rows!] + Lanes - 1) / Lanes);
}
