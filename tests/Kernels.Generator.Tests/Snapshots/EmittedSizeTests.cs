using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Snapshots;

/// <summary>How much is emitted for the published cells.</summary>
public sealed class EmittedSizeTests
{
    // About a thousand lines for all targets together; the deepest cell has three layers in one step.
    private const int LineBudget = 1400;
    private const int MedianBudget = 1000;
    private const int LineWidth = 160;

    [Theory]
    [MemberData(nameof(PublishedCells.Names), MemberType = typeof(PublishedCells))]
    public void EmittedCode_OfAPublishedCell_StaysReadable(string cell)
    {
        var files = GeneratorRun.Of(PublishedCells.Source(cell)).Files.Values;
        Assert.InRange(files.Sum(Lines), 1, LineBudget);
        Assert.All(files.SelectMany(text => text.Split('\n')), line => Assert.InRange(line.Length, 0, LineWidth));
    }

    [Fact]
    public void EmittedCode_OfThePublishedCells_IsAThousandLinesAtMostForHalfOfThem()
    {
        var lines = PublishedCells.All.Select(cell => GeneratorRun.Of(PublishedCells.Source(cell)).Files.Values.Sum(Lines)).Order().ToArray();
        Assert.InRange(lines[lines.Length / 2], 1, MedianBudget);
    }

    private static int Lines(string text) => text.Count(c => c == '\n');
}
