namespace Kernels.Generator.Tests.Snapshots;

/// <summary>How much is emitted for the published cells.</summary>
public sealed class EmittedSizeTests
{
    // About a thousand lines for all targets together. A cell of many equations (six steps of a solver, three LSTMs in one
    // step) has more of them, and a longer plan: four loops, each an equation, a comment, a load and a store, and their table.
    private const int LineBudget = 1400;
    private const int LinesOfAPlannedOne = 28;
    // Half of the cells are gated ones of a few equations; the longer half has memories, matrices, clocks and masks.
    private const int MedianBudget = 1050;
    // The head of Step is restated in one line, however it is broken in the source.
    private const int LineWidth = 170;

    [Theory]
    [MemberData(nameof(PublishedCells.Names), MemberType = typeof(PublishedCells))]
    public void EmittedCode_OfAPublishedCell_StaysReadable(string cell)
    {
        var files = PublishedCells.Emitted(cell);
        Assert.InRange(files.Sum(Lines), 1, Math.Max(LineBudget, LinesOfAPlannedOne * Lines(PublishedCells.Plan(cell))));
        Assert.All(files.SelectMany(text => text.Split('\n')), line => Assert.InRange(line.Length, 0, LineWidth));
    }

    [Fact]
    public void EmittedCode_OfThePublishedCells_IsAboutAThousandLinesAtMostForHalfOfThem()
    {
        var lines = PublishedCells.All.Select(cell => PublishedCells.Emitted(cell).Sum(Lines)).Order().ToArray();
        Assert.InRange(lines[lines.Length / 2], 1, MedianBudget);
    }

    private static int Lines(string text) => text.Count(c => c == '\n');
}
