using Kernels.Compiler.Planning;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>What users see of a cell: its weights, inputs, states and outputs, with sizes found.</summary>
internal sealed record CellDescription(
    string Name,
    IReadOnlyList<string> Sizes,
    IReadOnlyList<string> MadeSizes,
    IReadOnlyList<WeightDescription> Weights,
    IReadOnlyList<(string Name, double Default)> Hypers,
    IReadOnlyList<SignalDescription> Inputs,
    IReadOnlyList<SignalDescription> States,
    IReadOnlyList<SignalDescription> Outputs)
{
    /// <summary>Operands of <c>Step</c> that are values of earlier steps.</summary>
    public IReadOnlyList<DelayDescription> Delays { get; init; } = [];

    /// <summary>Sizes of vectors of which single units are taken, with how many units they have at least.</summary>
    public IReadOnlyList<(string Size, int Units)> Least { get; init; } = [];

    /// <summary>Position of the operand that is the index of the step; -1 for none.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>Names of the hyper-parameters that are rates of masks.</summary>
    public IReadOnlyList<string> Rates { get; init; } = [];

    public Signals Signals => new(Sizes, Pairs(Inputs), Pairs(States), Pairs(Outputs), Delays);

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
internal sealed record SignalDescription(string Name, string? Size, int Position, int Result)
{
    /// <summary>For a matrix, the name of the size of its columns.</summary>
    public string? Columns { get; init; }

    /// <summary>For an input, whether it is given once for a whole sequence.</summary>
    public bool IsPerSequence { get; init; }
}

/// <summary>An operand that is the value of an input or a state of some steps ago.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Source">The input or state.</param>
/// <param name="IsState">Which of the two.</param>
/// <param name="Steps">d: x of t − d, or the state left by step t − d.</param>
/// <param name="Size">Name of its size; null for a number.</param>
/// <param name="Position">Position among the parameters of <c>Step</c>.</param>
internal sealed record DelayDescription(string Name, string Source, bool IsState, int Steps, string? Size, int Position)
{
    /// <summary>The past that it reads, whatever the declaration calls it: <c>x[-2]</c>.</summary>
    public string Past => PastOf(Source, Steps);

    /// <summary>What an input or a state of some steps ago is called.</summary>
    public static string PastOf(string source, int steps) => $"{source}[-{NumberText.Print(steps)}]";

    /// <summary>Whether it reads further back than the state that enters the step.</summary>
    public bool ReadsPast => !IsState || Steps > 1;
}
