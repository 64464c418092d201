using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Snapshots;

/// <summary>Emitted code, to be read by eye. What it computes is proved elsewhere.</summary>
public sealed class EmittedCodeTests
{
    private const string Lstm = """
        namespace Snapshots;

        [Cell]
        public partial class Lstm(
            [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
        {
            public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
            {
                c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
                h = Sigmoid(output[x, h]) * Tanh(c);
                return (h, c);
            }
        }
        """;

    private const string MinimalGatedUnit = """
        namespace Snapshots;

        [Cell]
        public partial class MinimalGatedUnit([Gate(Bias = 1)] Affine forget, [Gate] Affine candidate)
        {
            public Vec Step(Vec x, Vec h)
            {
                var f = Sigmoid(forget[x, h]);
                return (1 - f) * h + f * Tanh(candidate[x, f * h]);
            }
        }
        """;

    private const string IndRnn = """
        namespace Snapshots;

        [Cell]
        public partial class IndRnn(Affine input, Vec recurrent)
        {
            public Vec Step(Vec x, Vec h) => Relu(input[x] + recurrent * h);
        }
        """;

    private const string Fixed = """
        namespace Snapshots;

        [Cell(Input = 2, Hidden = 20)]
        public partial class Fixed([Gate] Affine update, [Gate] Affine candidate)
        {
            public Vec Step(Vec x, Vec h)
            {
                var z = Sigmoid(update[x, h]);
                return (1 - z) * h + z * Tanh(candidate[x, h]);
            }
        }
        """;

    [Fact]
    public Task EmittedCode_OfFixedSizes_IsAsAccepted() =>
        Verifier.Verify(GeneratorRun.Of(Fixed).Files["Snapshots.Fixed.Vector512Step.g.cs"], "cs").UseDirectory("Emitted");

    [Theory]
    [InlineData(16, 32, 1_800)]
    [InlineData(64, 512, 700)]
    public void EmittedCode_OfFixedSizes_IsBounded(int input, int hidden, int lines)
    {
        var source = Lstm.Replace("[Cell]", FormattableString.Invariant($"[Cell(Input = {input}, Hidden = {hidden})]"), StringComparison.Ordinal);
        var steps = GeneratorRun.Of(source).Files.Where(file => file.Key.EndsWith("Step.g.cs", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, steps.Count);
        Assert.InRange(steps.Sum(file => file.Value.Count(c => c == '\n')), 100, lines);
    }

    public static TheoryData<string, string> Files()
    {
        var data = new TheoryData<string, string>();
        foreach (var cell in (string[])[nameof(Lstm), nameof(MinimalGatedUnit), nameof(IndRnn)])
        {
            foreach (var file in (string[])["Plan", "Vector512Equations", "Vector256Equations", "Vector128Equations", "DoubleEquations"])
                data.Add(cell, file);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public Task EmittedCode_OfACell_IsAsAccepted(string cell, string file)
    {
        var source = cell switch { nameof(Lstm) => Lstm, nameof(MinimalGatedUnit) => MinimalGatedUnit, _ => IndRnn };
        return Verifier.Verify(GeneratorRun.Of(source).Files[$"Snapshots.{cell}.{file}.g.cs"], "cs").UseParameters(cell, file).UseDirectory("Emitted");
    }

    [Theory]
    [MemberData(nameof(PublishedCells.Names), MemberType = typeof(PublishedCells))]
    public Task Plan_OfAPublishedCell_IsAsAccepted(string cell) =>
        Verifier.Verify(PublishedCells.Plan(cell), "txt").UseParameters(cell).UseDirectory("Plans");
}
