using Kernels.Cells;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Published;

/// <summary>The emitted kernels of the published cells against the executed and recorded declaration.</summary>
public sealed class PublishedCellTests
{
    // Lanes are 16 floats at most, and a tile four vectors: 1, lane − 1, lane, lane + 1, 2·tile + 3, and odd mixes.
    private static readonly RunSize[] Sizes =
    [
        new(1, 1, 1, 1), new(15, 17, 3, 2), new(16, 16, 2, 5), new(17, 15, 5, 3), new(5, 131, 2, 7), new(131, 3, 2, 29), new(33, 65, 3, 13),
    ];

    public static TheoryData<string> Names => PublishedCell.Names;

    [Theory]
    [Trait("Category", "Portable")]
    [MemberData(nameof(Names))]
    public void Cell_InFloatOnEveryTarget_AgreesWithTheDeclaration(string cell) =>
        OfEverySize(cell, (published, size, threads) => published.AgreesInFloat(size, threads));

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_PermutedOrSplit_ChangesNoBitOfAnyRow(string cell)
    {
        PublishedCell.Find(cell).KeepsBitsOfEachRow(isDouble: false);
        PublishedCell.Find(cell).KeepsBitsOfEachRow(isDouble: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sequence_StepByStepOrSplitAndCarried_IsTheSameBits(string cell)
    {
        PublishedCell.Find(cell).KeepsBitsOfEachCut(isDouble: false);
        PublishedCell.Find(cell).KeepsBitsOfEachCut(isDouble: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_InOneRow_StaysInThatRow(string cell)
    {
        PublishedCell.Find(cell).KeepsNaNInItsRow(isDouble: false);
        PublishedCell.Find(cell).KeepsNaNInItsRow(isDouble: true);
    }

    [Fact]
    public void WriteBesideACallersBuffer_IsCaught()
    {
        using var trial = new Trial<Elman, float>(3, 5, 2, 2);
        var guards = new CallerGuards<float>(trial.Sequence);
        guards.AssertIntact();
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray<float>(trial.Sequence.Outputs[0], out ArraySegment<float> buffer));
        buffer.Array![buffer.Offset + buffer.Count] = 0;
        Assert.ThrowsAny<Exception>(guards.AssertIntact);
    }

    // A vector of one unit that is brought to length 1 is constant: all that is left of its gradient is rounding. So is what is left
    // of it beside another, which spans no plane with it, and of a direction that all there is is reflected in.
    private static bool BringsVectorsToLengthOne(string cell) => cell is "DeltaNet" or "GatedDeltaNet" or "RotationalUnit" or "UnitaryRnn";

    internal static void OfEverySize(string name, Action<PublishedCell, RunSize, int> check)
    {
        PublishedCell cell = PublishedCell.Find(name);
        RunSize[] sizes = [.. Sizes.Where(size => size.Hidden > 1 || !BringsVectorsToLengthOne(name))
            .Where(size => !cell.IsLarge(size.Input, size.Hidden))];
        Assert.InRange(sizes.Length, Sizes.Length - 2, Sizes.Length);
        foreach ((RunSize size, int i) in sizes.Select((size, i) => (size, i)))
            check(cell, size, 1 + (i % 2));
    }
}
