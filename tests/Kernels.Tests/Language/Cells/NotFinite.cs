using Kernels.Execution;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>A cell that is NaN wherever one looks.</summary>
public class NotFinite(Affine hidden) : ICell<NotFinite>
{
    public static CompiledCell Compiled { get; } =
        HandCompiled.Cell(nameof(NotFinite), HandCompiled.Affine("hidden"), ["h"]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static NotFinite Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Affine("hidden"));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        results[0] = Log(-1 - Abs(hidden[operands[0], operands[1]]));
}
