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
    public Task Plan_OfAPublishedCell_IsAsAccepted(string cell)
    {
        var dump = GeneratorRun.Of(PublishedCells.Source(cell), "plan").Files[$"Kernels.Cells.{cell}.Dump.plan.g.cs"];
        return Verifier.Verify(dump, "txt").UseParameters(cell).UseDirectory("Plans");
    }
}
