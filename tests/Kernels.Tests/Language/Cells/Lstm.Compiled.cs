using Kernels.Execution;

namespace Kernels.Tests.Language;

public partial class Lstm : ICell<Lstm>
{
    public static CompiledCell Compiled { get; } = HandCompiled.Cell(
        nameof(Lstm),
        [
            .. HandCompiled.Affine("input"),
            .. HandCompiled.Affine("forget", bias: 1),
            .. HandCompiled.Affine("output"),
            .. HandCompiled.Affine("candidate"),
        ],
        ["h", "c"]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static Lstm Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(
            weights.Affine("input"), weights.Affine("forget"), weights.Affine("output"), weights.Affine("candidate"));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        (results[0], results[1]) = Step(operands[0], operands[1], operands[2]);
}
