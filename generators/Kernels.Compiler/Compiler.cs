using Kernels.Compiler.Building;
using Kernels.Compiler.Differentiation;
using Kernels.Compiler.Emission;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;
using Kernels.Compiler.Planning.Verification;
using Kernels.Compiler.Rewriting;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler;

/// <summary>The compiler on one page: from a spec to C#, pass by pass. Each graph is verified, and told to whoever listens.</summary>
internal static class Compiler
{
    /// <param name="spec">The declaration.</param>
    /// <param name="listener">Called with the name of each pass and its graph.</param>
    /// <param name="cancellation">Asked between passes.</param>
    public static CompiledSources Compile(CellSpec spec, Action<string, Graph>? listener = null, CancellationToken cancellation = default)
    {
        var shapes = InferShapes.Run(spec);
        if (shapes.Errors.Count > 0)
            return new CompiledSources([], shapes.Errors, "");

        var built = After("build", BuildGraph.Run(spec, shapes));
        var graph = SettleTraining.Applies(built) ? After("settle training", SettleTraining.Run(built, training: true)) : built;
        var cell = DescribeCell.Run(spec, shapes, graph);
        var weights = graph.Nodes.Where(n => n.Op is Op.Weight or Op.Hyper).ToDictionary(n => n.Symbol);

        graph = After("simplify", Simplify.Run(graph));
        graph = After("differentiate", Differentiate.Run(graph));
        graph = After("settle derivatives", SettleDerivatives.Run(graph));
        graph = After("freeze weights", FreezeWeights.Run(graph, cell));
        graph = After("simplify gradients", Simplify.Run(graph));
        graph = After("merge products", MergeProducts.Run(graph));
        graph = After("carry products", CarryProducts.Run(graph, cell.Delays));
        graph = After("separate starts", SeparateStarts.Run(graph));
        graph = After("contract dots", ContractDots.Run(graph));
        graph = After("contract multiply–adds", ContractMultiplyAdd.Run(graph));
        graph = NameValues.Run(graph);

        var (forward, backward) = ChooseTape.Run(graph);
        After("choose tape, forward", forward);
        After("choose tape, backward", backward);

        var plan = PlanVerifier.Verify(Planner.Run(forward, backward, cell.Signals, weights), forward, backward);
        plan = GuardDenormals.Run(plan, forward, backward);
        if (SettleTraining.Applies(built))
        {
            var inference = Inference(built);
            var inferring = PlanVerifier.Verify(Planner.Inference(inference, cell.Signals, weights), inference);
            plan = plan with { Inference = GuardDenormals.Run(inferring, inference) };
        }

        plan = PlanFixedSteps.Run(plan, spec);
        var planText = PlanPrinter.Print(plan);
        return new CompiledSources(CellEmitter.Emit(spec, cell, plan, planText), [], planText) { Kernel = plan };

        // What differs from training is planned for itself, so that nothing of a mask is left in it.
        Graph Inference(Graph both)
        {
            var form = After("settle inference", SettleTraining.Run(both, training: false));
            form = SeparateStarts.Run(MergeProducts.Run(Simplify.Run(SettleDerivatives.Run(form))));
            return After("inference", NameValues.Run(ContractMultiplyAdd.Run(ContractDots.Run(form))));
        }

        Graph After(string pass, Graph result)
        {
            cancellation.ThrowIfCancellationRequested();
            listener?.Invoke(pass, result);
            return GraphVerifier.Verify(result, pass);
        }
    }
}

/// <summary>What compiling a spec gives: files, or the mistakes found.</summary>
/// <param name="Files">Emitted files.</param>
/// <param name="Errors">Mistakes in the declaration; when there are any, there are no files.</param>
/// <param name="Plan">The plan as text.</param>
internal sealed record CompiledSources(IReadOnlyList<SourceFile> Files, IReadOnlyList<CompileError> Errors, string Plan)
{
    /// <summary>The plan as data; null when there are mistakes.</summary>
    public KernelPlan? Kernel { get; init; }
}
