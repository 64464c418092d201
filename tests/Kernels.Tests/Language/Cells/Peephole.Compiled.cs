using Kernels.Execution;

namespace Kernels.Tests.Language;

public partial class Peephole : ICell<Peephole>
{
    public static CompiledCell Compiled { get; } = HandCompiled.Cell(
        nameof(Peephole),
        [
            .. HandCompiled.Affine("gate"),
            HandCompiled.Vec("peephole"),
            HandCompiled.Matrix("mix", HandCompiled.Hidden, HandCompiled.Hidden),
            HandCompiled.Scalar("gain", 1),
            .. HandCompiled.Affine("inner.forget"),
            .. HandCompiled.Affine("inner.candidate", "operand2"),
            HandCompiled.Vec("pair[0]"),
            HandCompiled.Vec("pair[1]"),
        ],
        ["h", "c"],
        hypers: [new HyperInfo("decay", double.NaN)]);

    public static Equations<float>[] SingleEquations(Target target) => [];

    public static Equations<double>[] DoubleEquations() => [];

    public static Peephole Create(DeclaredWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(
            weights.Affine("gate"), weights.Vec("peephole"), weights.Matrix("mix"), weights.Scalar("gain"),
            weights.Hyper("decay"), weights.Cell<MinimalGatedUnit>("inner"), weights.Vecs("pair", 2));
    }

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) =>
        (results[0], results[1]) = Step(operands[0], operands[1], operands[2]);
}
