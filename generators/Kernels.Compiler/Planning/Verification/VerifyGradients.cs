using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>The gradients of weights: what is summed over the steps is what the graph says, and lies there for a whole block.</summary>
internal sealed class VerifyGradients(KernelPlan plan, VerifyPass pass, VerifyParameters parameters)
{
    private readonly List<(Node Weight, ValueRef Adjoint, ValueRef Operand)> _outers = [.. plan.Outers.Select(o => (o.Weight, o.Adjoint, o.Operand))];
    private readonly List<(int Parameter, ValueRef Value)> _sums = [.. plan.ColumnSums];

    public void Run(Graph backward)
    {
        var folded = new HashSet<string>(plan.ParameterBackward.SelectMany(l => l.Stores).Select(s => plan.Slots[s.Value.Slot].Symbol)
            .Concat(plan.Matrices?.Gradients.Select(g => g.Weight.Symbol) ?? []));
        foreach (var result in backward.Results.Where(r => r.Role == ResultRole.WeightGradient))
            Weight(result, folded.Contains(result.Symbol));
        foreach (var sum in plan.Matrices?.Sums ?? [])
            Expect(TakeOuter(sum, sum), $"{sum} is summed nowhere");
        foreach (var value in plan.Matrices?.Values.Where(v => v.Source == Matrices.MatrixSource.ColumnSum) ?? [])
            Sum(value.Index, value.Node);
        foreach (var loop in plan.ParameterBackward)
        {
            parameters.Verify(loop);
            foreach (var load in loop.Loads.Where(l => l.Node.Op == Op.OverSteps))
                Sum(plan.Slots.ToList().FindIndex(s => s.Kind == SlotKind.Parameter && s.Symbol == plan.Slots[load.Value.Slot].Symbol), load.Node);
        }

        Expect(_outers.Count == 0, $"outer products are summed that no gradient has, into {string.Join(", ", _outers.Select(o => o.Weight))}");
    }

    // What is not folded is added as it stands; what is folded reads sums that are checked with it.
    private void Weight(Result result, bool isFolded)
    {
        foreach (var part in Addends(result.Value))
        {
            if (part.Op == Op.OverSteps && part.Operands[0].Op == Op.Outer)
                Expect(TakeOuter(part, null, result.Symbol) || isFolded, $"{result.Symbol}: {part} is summed nowhere");
            else if (part.Op == Op.OverSteps && part == result.Value && part.Shape.Rank < 2)
                Sum(plan.Slots.ToList().FindIndex(s => s.Kind == SlotKind.Parameter && s.Symbol == result.Symbol), part);
            else
                Expect(isFolded || part.IsConstant(0), $"{result.Symbol}: {part} {part.Op} is folded nowhere");
        }
    }

    private static IEnumerable<Node> Addends(Node node) => node.Op == Op.Add ? node.Operands.SelectMany(Addends) : [node];

    private bool TakeOuter(Node sum, Node? target, string symbol = "")
    {
        var (adjoint, operand) = (sum.Operands[0].Operands[0], sum.Operands[0].Operands[1]);
        var found = _outers.FindIndex(o => (target is null ? o.Weight.Symbol == symbol : o.Weight == target)
            && pass.InBlock(o.Adjoint, adjoint) is null && pass.InBlock(o.Operand, operand) is null);
        if (found >= 0)
            _outers.RemoveAt(found);
        return found >= 0;
    }

    // A number that is the sum of a vector is summed over its units as well.
    private void Sum(int parameter, Node sum)
    {
        var value = sum.Operands[0].Op == Op.Sum ? sum.Operands[0].Operands[0] : sum.Operands[0];
        Expect(_sums.Any(s => s.Parameter == parameter && pass.InBlock(s.Value, value) is null),
            $"{value} {value.Op}, the gradient of {plan.Slots[parameter].Symbol}, is not summed over the steps");
    }

    private static void Expect(bool holds, string violation)
    {
        if (!holds)
            throw new InvalidOperationException($"Gradients of weights: {violation}.");
    }
}
