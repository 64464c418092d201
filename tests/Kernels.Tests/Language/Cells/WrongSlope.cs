using Kernels.Execution;
using Kernels.Language;

namespace Kernels.Tests.Language;

/// <summary>A cell whose activation is a row with a wrong derivative: what a gradient check must catch.</summary>
public class WrongSlope(Affine hidden) : ICell<WrongSlope>
{
    // tanh′ is 1 − y²; this one is off by a millionth.
    private static readonly Operation Activation =
        new("Tanh", (in Arguments at) => Math.Tanh(at.A), (in Arguments _, double y) => (1 - (y * y)) * (1 + 1e-6));

    public static CompiledCell Compiled { get; } =
        HandCompiled.Cell(nameof(WrongSlope), HandCompiled.Affine("hidden"), ["h"]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static WrongSlope Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Affine("hidden"));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        results[0] = Activation.Apply(hidden[operands[0], operands[1]]);
}
