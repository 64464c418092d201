using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Building;

/// <summary>What users see of a cell: its weights, inputs, states and outputs, with sizes found.</summary>
internal sealed record CellDescription(
    string Name,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<WeightDescription> Weights,
    IReadOnlyList<(string Name, double Default)> Hypers,
    IReadOnlyList<SignalDescription> Inputs,
    IReadOnlyList<SignalDescription> States,
    IReadOnlyList<SignalDescription> Outputs)
{
    public Signals Signals => new(Sizes, Pairs(Inputs), Pairs(States), Pairs(Outputs));

    private static IReadOnlyList<(string, string?)> Pairs(IEnumerable<SignalDescription> signals) =>
        [.. signals.Select(s => (s.Name, s.Size))];
}

/// <summary>One weight. See <c>Kernels.Execution.WeightInfo</c>.</summary>
internal sealed record WeightDescription(string Name, string Kind, string? Rows, string? Columns, string Initial, double Scale, bool Frozen);

/// <summary>One input, state or output.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Size">Name of its size; null for a number.</param>
/// <param name="Position">Position among the parameters of <c>Step</c>, or -1.</param>
/// <param name="Result">Position among its results, or -1.</param>
internal sealed record SignalDescription(string Name, string? Size, int Position, int Result);
