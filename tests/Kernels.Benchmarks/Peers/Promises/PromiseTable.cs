using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Every promise beside what the run found.</summary>
internal static class PromiseTable
{
    private static readonly Column[] Columns =
    [
        new("what", "what is promised"), new("aim", "aim"), new("measured", "measured in this run"), new("verdict", "verdict"),
    ];

    public static Table Of(Findings findings) => new(Columns, [.. All(findings).Select(Row)]);

    private static IEnumerable<Promise> All(Findings findings) =>
        [.. RatioPromises.Of(findings), .. PeakPromises.Of(findings), .. WeightPromises.Of(findings), Allocation(findings)];

    private static Promise Allocation(Findings findings)
    {
        const string What = "bytes that one warm pass of ours allocates, inference and training, each line";
        return findings.Allocated is { } bytes
            ? Promise.Of(What, "0", Worst.Show(bytes, "F0") + " at worst", bytes == 0)
            : Promise.Untouched(What, "0");
    }

    private static IReadOnlyList<Cell> Row(Promise promise) =>
    [
        promise.What, promise.Aim, promise.Measured, promise.Verdict switch
        {
            Verdict.Met => Cell.Of("met", Mark.Good),
            Verdict.Missed => Cell.Of("missed", Mark.Bad),
            _ => "",
        },
    ];
}
