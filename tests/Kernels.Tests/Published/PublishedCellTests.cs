using Kernels.Cells;
using Kernels.Execution;
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
    [MemberData(nameof(Names))]
    public void Cell_InDouble_AgreesWithTheDeclaration(string cell) => Agrees(cell, null);

    [Theory]
    [Trait("Category", "Portable")]
    [MemberData(nameof(Names))]
    public void Cell_InPortableFloat_AgreesWithTheDeclaration(string cell) => Agrees(cell, Target.Vector128);

    [Theory]
    [MemberData(nameof(Names))]
    public void Cell_OnWiderTargets_AgreesWithTheDeclaration(string cell)
    {
        foreach (Target target in Targets.Supported.Where(target => target != Target.Vector128))
            Agrees(cell, target);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_OfEveryCoordinate_PassTheirCheck(string cell)
    {
        GradientCheckReport report = PublishedCell.Find(cell).CheckGradients();
        Assert.True(report.Passed, report.ToString());
    }

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

    private static void Agrees(string cell, Target? target)
    {
        foreach ((RunSize size, int i) in Sizes.Where(size => size.Hidden > 1 || !BringsVectorsToLengthOne(cell)).Select((size, i) => (size, i)))
            PublishedCell.Find(cell).Agrees(size, target, threads: 1 + (i % 2));
    }
}
