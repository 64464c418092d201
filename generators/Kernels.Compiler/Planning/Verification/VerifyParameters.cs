using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>What Parameter slots hold once weights are known, and what is folded back from them.</summary>
internal sealed class VerifyParameters(KernelPlan plan)
{
    private readonly Dictionary<int, Node> _derived = [];

    /// <summary>Carries out what is derived before the forward pass.</summary>
    public void Forward()
    {
        foreach (var (slot, value) in plan.Matrices?.Rows ?? [])
            _derived.Add(slot, plan.Matrices!.Values[value].Node);
        foreach (var loop in plan.ParameterForward)
        {
            Verify(loop);
            foreach (var store in loop.Stores)
                _derived.Add(store.Value.Slot, store.Node);
        }
    }

    /// <summary>What is wrong with reading a value from a Parameter slot; null for nothing.</summary>
    public string? Violation(int slot, Node node)
    {
        if (plan.Slots[slot].Kind != SlotKind.Parameter)
            return $"a parameter is read from slot {plan.Slots[slot].Kind} {plan.Slots[slot].Symbol}";
        var symbol = node.Op == Op.Size ? ValueStore.SizeMark + node.Symbol : node.Symbol;
        var holds = node.Operands.Count == 0 ? plan.Slots[slot].Symbol == symbol && !_derived.ContainsKey(slot)
            : _derived.TryGetValue(slot, out var derived) && derived == node;
        return holds ? null : $"it does not lie in slot Parameter {plan.Slots[slot].Symbol}";
    }

    /// <summary>A loop over parameters, and over sums of gradients where they are folded back.</summary>
    public void Verify(EquationLoop loop)
    {
        VerifyLoop.Run(loop);
        foreach (var load in loop.Loads.Where(l => l.Node.Op != Op.OverSteps))
        {
            if (Violation(load.Value.Slot, load.Node) is { } violation)
                throw new InvalidOperationException($"Loop {loop.Name}: {load.Node} {load.Node.Op}: {violation}.");
        }
    }
}
