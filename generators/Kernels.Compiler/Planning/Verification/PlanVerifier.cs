using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>
/// What holds of every plan: carried out in its order, each equation, product and sum reads the very value that the graphs say it reads,
/// from a place that is written by then and still holds it. A violation is a defect of the planner.
/// </summary>
internal static class PlanVerifier
{
    /// <summary>Throws when a value is read that was not written, or a result of the graphs is never written.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="forward">The graph of its forward pass.</param>
    /// <param name="backward">The graph of its backward pass; null for a plan of inference.</param>
    public static KernelPlan Verify(KernelPlan plan, Graph forward, Graph? backward = null)
    {
        var parameters = new VerifyParameters(plan);
        parameters.Forward();
        var first = new VerifyPass(plan, "forward", plan.Forward, parameters);
        first.Run();
        var states = forward.Results.Where(r => r.Role == ResultRole.State).ToList();
        foreach (var result in forward.Results)
        {
            if (result.Role == ResultRole.State)
                first.Leaves(result.Value, SlotKind.State, result.Symbol, next: true);
            else if (result.Role == ResultRole.Saved)
                first.Leaves(result.Value, SlotKind.Tape, result.Symbol);
            else if (states.All(s => s.Symbol != result.Symbol))
                first.Leaves(result.Value, SlotKind.Output, result.Symbol);
        }

        if (backward is not null)
            Verify(plan, backward, parameters, first);
        foreach (var condition in plan.Forward.Parts.Concat(plan.Backward.Parts).Select(p => p.When).OfType<StepCondition>().Distinct())
            VerifyRest(plan, condition, backward);
        return plan;
    }

    private static void VerifyRest(KernelPlan plan, StepCondition condition, Graph? backward)
    {
        var forward = new VerifyRest(plan, "forward", plan.Forward, condition);
        forward.Run();
        if (backward is null)
            return;
        var pass = new VerifyRest(plan, "backward", plan.Backward, condition) { Before = forward, Carried = Carried(backward) };
        pass.Run();
        pass.Sums();
    }

    private static Dictionary<string, Node> Carried(Graph backward) =>
        backward.Results.Where(r => r.Role == ResultRole.Carried).ToDictionary(r => r.Symbol, r => r.Value.Stored);

    private static void Verify(KernelPlan plan, Graph backward, VerifyParameters parameters, VerifyPass forward)
    {
        var pass = new VerifyPass(plan, "backward", plan.Backward, parameters) { Before = forward, Carried = Carried(backward) };
        pass.Run();
        foreach (var result in backward.Results.Where(r => !r.Value.IsConstant(0)))
        {
            if (result.Role == ResultRole.StateGradient)
                pass.Leaves(result.Value, SlotKind.StateGradient, result.Symbol, next: true);
            else if (result.Role == ResultRole.InputGradient)
                pass.Leaves(result.Value, SlotKind.InputGradient, result.Symbol);
        }

        new VerifyGradients(plan, pass, parameters).Run(backward);
    }
}
