using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Masks;

/// <summary>Kernels with masks against the executed declaration, which draws the same ones by a code of its own.</summary>
public sealed class MaskAgreementTests
{
    private const double DoubleTolerance = 1e-11;
    private const double FloatTolerance = 2e-5;

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(17, 15, 5, 3)]
    [InlineData(6, 65, 7, 13)]
    public void Training_WithMasks_AgreesWithTheDeclaration(int input, int hidden, int steps, int batch)
    {
        Agrees<MaskCells.Probe>(input, hidden, steps, batch);
        Agrees<MaskCells.Exchanged>(input, hidden, steps, batch);
        Agrees<MaskCells.Nested>(input, hidden, steps, batch);
        Agrees<VariationalDropoutLstm>(input, hidden, steps, batch);
        Agrees<MaskCells.Weights>(input, hidden, steps, batch);
        Agrees<WeightDroppedLstm>(input, hidden, steps, batch);
    }

    [Fact]
    public void RaggedBatch_WithMasks_AgreesWithTheDeclaration()
    {
        int[] lengths = [4, 0, 7, 1, 3];
        Ragged<MaskCells.Exchanged>(lengths);
        Ragged<MaskCells.Nested>(lengths);
        Ragged<ZoneoutLstm>(lengths);
        Ragged<MaskCells.Weights>(lengths);
    }

    [Fact]
    public void GradientCheck_OfCellsWithMasks_Passes()
    {
        Assert.All([GradientCheck.Run<MaskCells.Exchanged>(3, 5, 2, 3), GradientCheck.Run<MaskCells.Nested>(3, 5, 2, 3),
            GradientCheck.Run<MaskCells.Weights>(3, 5, 2, 3), GradientCheck.Run<MaskCells.Given>(3, 5, 2, 3), GradientCheck.Run<ZoneoutLstm>(12, 20, 3, 6)],
            report => Assert.True(report.Passed, report.ToString()));
    }

    // The guard's negative control: masks of another seed are found.
    [Fact]
    public void Training_WithMasksOfAnotherSeed_IsFound()
    {
        using var trial = new Trial<ZoneoutLstm, double>(5, 9, 3, 2);
        trial.Layer.Seed = 2;
        Assert.ThrowsAny<Exception>(() => trial.Run().AssertAgrees(DoubleTolerance));
    }

    [Fact]
    public void Training_WithMasksOfWeightsOfAnotherSeed_IsFound()
    {
        using var trial = new Trial<WeightDroppedLstm, double>(5, 9, 3, 2);
        trial.Layer.Seed = 2;
        Assert.ThrowsAny<Exception>(() => trial.Run().AssertAgrees(DoubleTolerance));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(2, 1)]
    public void Run_OnAnyThreadsAndBlocks_HasTheSameBits(int threads, int blockSteps)
    {
        Same<MaskCells.Nested>(threads, blockSteps);
        Same<MaskCells.Exchanged>(threads, blockSteps);
        Same<VariationalDropoutLstm>(threads, blockSteps);
        Same<WeightDroppedLstm>(threads, blockSteps);
    }

    private static void Same<TCell>(int threads, int blockSteps)
        where TCell : ICell<TCell>
    {
        using var one = new Trial<TCell, float>(6, 70, 7, 9);
        foreach (Split? split in (Split?[])[null, Split.Rows, Split.Units])
        {
            using var other = new Trial<TCell, float>(6, 70, 7, 9, new() { Threads = threads, BlockSteps = blockSteps, Split = split });
            one.Run();
            other.Run();
            one.Layer.Sequences = 0;
            foreach (var (expected, found) in one.Results().Zip(other.Results()).Where(p => !p.First.Name.StartsWith("gradient", StringComparison.Ordinal)))
                Assert.True(expected.Values.AsSpan().SequenceEqual(found.Values), expected.Name);
        }
    }

    private static void Agrees<TCell>(int input, int hidden, int steps, int batch)
        where TCell : ICell<TCell>
    {
        using (var trial = new Trial<TCell, double>(input, hidden, steps, batch))
            trial.Run().AssertAgrees(DoubleTolerance);
        foreach (Target target in Targets.Supported)
        {
            using var trial = new Trial<TCell, float>(input, hidden, steps, batch, new() { Target = target });
            trial.Run().AssertAgrees(FloatTolerance);
        }
    }

    private static void Ragged<TCell>(int[] lengths)
        where TCell : ICell<TCell>
    {
        using var trial = new Trial<TCell, double>(4, 17, lengths.Max(), lengths.Length, lengths: lengths);
        trial.Run().AssertAgrees(DoubleTolerance);
    }
}
