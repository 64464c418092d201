using Kernels.Execution;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>A number as input, as state and as output: a sum that decays with the time elapsed, and how often it was updated.</summary>
public class Counted(Affine hidden) : ICell<Counted>
{
    public static CompiledCell Compiled { get; } = new()
    {
        Name = nameof(Counted),
        Sizes = ["Input", "Hidden"],
        Weights = HandCompiled.Affine("hidden"),
        Hypers = [],
        Inputs = [new SignalInfo("x", 0, 0, -1, -1), new SignalInfo("elapsed", CompiledCell.Unit, 1, -1, -1)],
        States = [new SignalInfo("h", 1, 2, -1, 0), new SignalInfo("count", CompiledCell.Unit, 3, -1, 1)],
        Outputs = [new OutputInfo("h", 1, 0, 0, -1, -1), new OutputInfo("size", CompiledCell.Unit, 2, -1, -1, -1)],
        Slots = [],
        Groups = [],
        Forward = new([], [], [], false),
        Backward = new([], [], [], false),
        StateGradients = [],
        Outers = [],
        ColumnSums = [],
    };

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static Counted Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Affine("hidden"));
    }

    public (Vec h, Vec count, Vec size) Step(Vec x, Scalar elapsed, Vec h, Scalar count)
    {
        h = (h * Exp(-Square(elapsed))) + (Tanh(hidden[x, h]) / (1 + Square(count)));
        return (h, count + elapsed, Mean(h) * count);
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        (results[0], results[1], results[2]) = Step(operands[0], (Scalar)operands[1], operands[2], (Scalar)operands[3]);
}
