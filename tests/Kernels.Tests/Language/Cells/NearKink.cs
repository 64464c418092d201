using Kernels.Execution;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>A cell whose values lie so near a kink that many of them leave no room for differences.</summary>
public class NearKink(Affine hidden) : ICell<NearKink>
{
    public static CompiledCell Compiled { get; } =
        HandCompiled.Cell(nameof(NearKink), HandCompiled.Affine("hidden"), ["h"]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static NearKink Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Affine("hidden"));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        results[0] = (0.5 * operands[1]) + Abs(1e-5 * hidden[operands[0], operands[1]]);
}
