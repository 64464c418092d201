using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using static Kernels.Compiler.Emission.Literals;

namespace Kernels.Compiler.Emission;

/// <summary>The numbers by which parts of a plan refer to each other in its descriptor.</summary>
internal sealed class PlanIndices(CellDescription cell, KernelPlan plan)
{
    private readonly List<string> _sizes = [.. cell.Sizes, .. cell.MadeSizes];

    /// <summary>Sizes, then what is made of them; -1 for a number.</summary>
    public int Size(string? size) => size is null ? -1 : _sizes.IndexOf(size);

    public int Slot(SlotKind kind, string symbol) => plan.Slots.ToList().FindIndex(s => s.Kind == kind && s.Symbol == symbol);

    public int Weight(string name) => cell.Weights.ToList().FindIndex(w => w.Name == name);

    public int Hyper(string name) => cell.Hypers.ToList().FindIndex(h => h.Name == name);

    /// <summary>Among the states, or the inputs, that a value of earlier steps may be of.</summary>
    public int Source(DelayDescription delay) => Signal(delay.IsState ? cell.States : cell.Inputs, delay.Source);

    /// <summary>Weights, then what a matrix program has of the kind that is asked for: matrices that are applied, or sums.</summary>
    public int Weight(Node weight) => weight.Op switch
    {
        Op.Weight => Weight(weight.Symbol),
        Op.OverSteps => cell.Weights.Count + plan.Matrices!.Sums.ToList().IndexOf(weight),
        _ => cell.Weights.Count + plan.Matrices!.Matrices.ToList().IndexOf(weight),
    };

    public int State(string name) => Signal(cell.States, name);

    /// <summary>What a slot's values are of, as C#; its meaning is the slot kind's.</summary>
    public string Owner(Slot slot) => slot.Kind switch
    {
        SlotKind.Parameter => Parameter(slot.Symbol),
        SlotKind.Input or SlotKind.InputGradient => Text(Signal(cell.Inputs, slot.Symbol)),
        SlotKind.DelayedGradient => Text(Signal(cell.Inputs, cell.Delays.First(d => d.Past == slot.Symbol).Source)),
        SlotKind.State or SlotKind.StateGradient or SlotKind.HistoryGradient => Text(State(slot.Symbol)),
        SlotKind.Output or SlotKind.OutputGradient => Text(Signal(cell.Outputs, slot.Symbol)),
        SlotKind.StepIndex => Text(StepCount.Period(slot.Symbol)),
        SlotKind.Draw => Text(DrawSymbol.Index(slot.Symbol)),
        SlotKind.ParameterGradient => Text(Slot(SlotKind.Parameter, slot.Symbol)),
        _ => Text(0),
    };

    private static int Signal(IEnumerable<SignalDescription> signals, string name) => signals.Select(s => s.Name).ToList().IndexOf(name);

    // A weight, a hyper-parameter as −1 − its index, or what is neither and has a name.
    private string Parameter(string symbol) =>
        Weight(symbol) is >= 0 and var weight ? Text(weight)
        : Hyper(symbol) is >= 0 and var hyper ? Text(-1 - hyper)
        : DrawSymbol.IsUnits(symbol) ? "Execution::SlotInfo.Units"
        : symbol.StartsWith(ValueStore.SizeMark, StringComparison.Ordinal)
        ? $"Execution::SlotInfo.SizeOf({Text(Size(symbol.Substring(ValueStore.SizeMark.Length)))})"
        : "Execution::SlotInfo.Derived";
}
