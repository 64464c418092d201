using Kernels.Compiler.Building;

namespace Kernels.Compiler.Planning;

/// <summary>A cell's inputs, states and outputs, each with the name of its size; a number has none.</summary>
/// <param name="Sizes">Names of all sizes; Input and Hidden first.</param>
/// <param name="InputSizes">Inputs in the order of declaration.</param>
/// <param name="StateSizes">States in the order of declaration.</param>
/// <param name="OutputSizes">The first result, then every result that is no state.</param>
/// <param name="Delays">Operands that are values of earlier steps.</param>
internal sealed record Signals(
    IReadOnlyList<string> Sizes,
    IReadOnlyList<(string Name, string? Size)> InputSizes,
    IReadOnlyList<(string Name, string? Size)> StateSizes,
    IReadOnlyList<(string Name, string? Size)> OutputSizes,
    IReadOnlyList<DelayDescription> Delays)
{
    public IEnumerable<string> States => StateSizes.Select(s => s.Name);

    /// <summary>Makes the slots that exist whether or not the plan reads them.</summary>
    public void Reserve(SlotTable slots)
    {
        foreach (var (name, size) in InputSizes)
        {
            slots.Of(SlotKind.Input, size, name);
            slots.Of(SlotKind.InputGradient, size, name);
        }

        foreach (var (name, size) in StateSizes)
        {
            slots.Of(SlotKind.State, size, name);
            slots.Of(SlotKind.StateGradient, size, name);
        }

        foreach (var delay in Delays.Where(d => d.ReadsPast))
        {
            if (delay.IsState)
                slots.Of(SlotKind.HistoryGradient, delay.Size, delay.Source);
            else
                slots.Of(SlotKind.DelayedGradient, delay.Size, delay.Past);
        }

        foreach (var (name, size) in OutputSizes)
        {
            slots.Of(SlotKind.OutputGradient, size, name);
            if (!States.Contains(name))
                slots.Of(SlotKind.Output, size, name);
        }
    }
}
