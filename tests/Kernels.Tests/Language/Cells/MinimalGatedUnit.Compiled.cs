using Kernels.Execution;

namespace Kernels.Tests.Language;

public partial class MinimalGatedUnit : ICell<MinimalGatedUnit>
{
    public static CompiledCell Compiled { get; } = HandCompiled.Cell(
        nameof(MinimalGatedUnit),
        [.. HandCompiled.Affine("forget", bias: 1), .. HandCompiled.Affine("candidate", "operand2")],
        ["h"]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static MinimalGatedUnit Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(weights.Affine("forget"), weights.Affine("candidate"));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) => results[0] = Step(operands[0], operands[1]);
}
