using Kernels.Execution;

namespace Kernels.Tests.Torture;

/// <summary>Deliberately odd cells, held against their executed declaration at sizes around the seams.</summary>
public sealed class TortureTests
{
    // Reordered sums in double: a few hundred roundings of 1e-16, amplified by as many steps.
    private const double Tolerance = 1e-11;

    public static TheoryData<string> Cells => TortureCell.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_BetweenSeams_PassesTheGradientCheck(string name) => Passes(TortureCell.Find(name), (15, 17, 1, 5),
        ("Memory", 1), ("Rank", 15), ("Wide", 33), ("Narrow", 1), ("Classes", 4), ("Side", 16));

    [Theory]
    [Trait("Category", "Once")]
    [MemberData(nameof(Cells))]
    public void Cell_AtOddSizes_PassesTheGradientCheck(string name)
    {
        var cell = TortureCell.Find(name);
        Passes(cell, (1, 1, 1, 1));
        Passes(cell, (3, 5, 2, 4));
        Passes(cell, (2, 1, 3, 2), ("Memory", 17), ("Rank", 1), ("Wide", 16), ("Narrow", 2), ("Classes", 33), ("Side", 1));
        Passes(cell, (16, 16, 3, 3), ("Memory", 15), ("Rank", 17));
        Passes(cell, (33, 31, 7, 6));
    }

    [Theory]
    [Trait("Category", "Once")]
    [MemberData(nameof(Cells))]
    public void Inference_AndTrainingAndStreaming_AreTheSameBits(string name)
    {
        foreach (var shape in Shapes())
        {
            var run = TortureCell.Find(name).Run(shape, new RecurrentOptions());
            Same(run.Inference, run.Training);
            foreach (var (output, values) in run.Streamed)
                Same(run.Inference[output], values, $"streamed {output}");
        }
    }

    [Theory]
    [Trait("Category", "Once")]
    [MemberData(nameof(Cells))]
    public void Threads_OneTwoAndThree_AreTheSameBits(string name)
    {
        foreach (var shape in Shapes())
        {
            var one = TortureCell.Find(name).Run(shape, new RecurrentOptions());
            foreach (var threads in (int[])[2, 3])
            {
                foreach (var split in (Split[])[Split.Rows, Split.Units])
                {
                    var several = TortureCell.Find(name).Run(shape, new RecurrentOptions { Threads = threads, Split = split });
                    Same(one.Inference, several.Inference);
                    Same(one.Gradients, several.Gradients);
                    Same(one.WeightGradients, several.WeightGradients);
                }
            }
        }
    }

    [Theory]
    [Trait("Category", "Once")]
    [MemberData(nameof(Cells))]
    public void BlockSteps_OfAnyLength_AreTheSameBits(string name)
    {
        foreach (var shape in Shapes())
        {
            var whole = TortureCell.Find(name).Run(shape, new RecurrentOptions { BlockSteps = shape.Steps });
            foreach (var steps in (int[])[1, 2])
            {
                var blocks = TortureCell.Find(name).Run(shape, new RecurrentOptions { BlockSteps = steps });
                Same(whole.Inference, blocks.Inference);
                Same(whole.Training, blocks.Training);
                Same(whole.Gradients, blocks.Gradients);
                Near(whole.WeightGradients, blocks.WeightGradients);
            }
        }
    }

    [Theory]
    [Trait("Category", "Once")]
    [MemberData(nameof(Cells))]
    public void RaggedRows_OfAnyBlockAndTeam_EqualTheDeclaration(string name)
    {
        foreach (var shape in Shapes())
        {
            var ragged = shape with { Lengths = [.. Enumerable.Range(0, shape.Batch).Select(row => (row * 5) % (shape.Steps + 1))] };
            var declared = TortureCell.Find(name).Declared(ragged);
            foreach (var options in (RecurrentOptions[])[new(), new() { BlockSteps = 2 }, new() { BlockSteps = 3, Threads = 2, Split = Split.Units }])
            {
                var run = TortureCell.Find(name).Run(ragged, options);
                Near(declared.Inference, run.Inference);
                Near(declared.Training, run.Training);
                Near(declared.Gradients, run.Gradients);
                Near(declared.WeightGradients, run.WeightGradients);
            }
        }
    }

    private static IEnumerable<LayerShape> Shapes() => [new(3, 5, 4, 5), new(17, 33, 13, 4)];

    private static void Passes(
        TortureCell cell, (int Input, int Hidden, int Batch, int Steps) shape, params (string Size, int Value)[] sizes)
    {
        var report = DrawnAnew.Check(seed => cell.Check(shape.Input, shape.Hidden, shape.Batch, shape.Steps, seed, sizes));
        Assert.True(report.Passed, report.ToString());
    }

    private static void Same(Dictionary<string, double[]> expected, Dictionary<string, double[]> found)
    {
        foreach (var (name, values) in expected)
            Same(values, found[name], name);
    }

    private static void Same(double[] expected, double[] found, string what)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(found[i]), $"{what}[{i}]: {expected[i]:R} and {found[i]:R}");
    }

    private static void Near(Dictionary<string, double[]> expected, Dictionary<string, double[]> found)
    {
        var largest = expected.Values.SelectMany(values => values).Select(Math.Abs).DefaultIfEmpty(0).Max();
        foreach (var (name, values) in expected)
        {
            for (var i = 0; i < values.Length; i++)
                Assert.True(Math.Abs(values[i] - found[name][i]) <= Tolerance * (1 + largest), $"{name}[{i}]: {values[i]:R} and {found[name][i]:R}");
        }
    }
}
