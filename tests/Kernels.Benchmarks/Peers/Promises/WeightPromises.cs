using Kernels.Benchmarks.Compressed;

namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Promises about weights kept in fewer bits, one row on one thread, over float weights in the same run.</summary>
internal static class WeightPromises
{
    /// <summary>Units of input and state that are measured: weights within the second-level cache, and beyond.</summary>
    public static readonly int[] Sizes = [256, 512];

    private static readonly (string What, WeightFormat Format, int[] Hidden, double Aim, bool Stream)[] Places =
    [
        ("int8 weights, single step of a stream", WeightFormat.Int8, [256, 512], 5, true),
        ("int8 weights, whole sequences", WeightFormat.Int8, [256], 2.5, false),
        ("int8 weights, whole sequences", WeightFormat.Int8, [512], 5, false),
        ("bfloat16 weights beyond L2, single step of a stream", WeightFormat.BFloat16, [512], 1.7, true),
        ("bfloat16 weights beyond L2, whole sequences", WeightFormat.BFloat16, [512], 1.7, false),
    ];

    public static IEnumerable<Promise> Of(Findings findings) => Places.Select(place =>
    {
        var what = $"{place.What}, LSTM, H {string.Join(" and ", place.Hidden)}, 1 thread, over float";
        (int Hidden, double Ratio)[] ratios =
        [
            .. from report in findings.Compressed
               where place.Hidden.Contains(report.Work.Hidden)
               select (report.Work.Hidden, Ratio(report, place.Format, place.Stream)),
        ];
        if (ratios.Length == 0)
            return Promise.Untouched(what, Aims.Show(place.Aim));
        var measured = string.Join(", ", ratios.Select(found => $"{Worst.Show(found.Ratio, "F2")} at {found.Hidden}"));
        return Promise.Of(what, Aims.Show(place.Aim), measured, ratios.All(found => found.Ratio >= place.Aim));
    });

    private static double Ratio(CompressedReport report, WeightFormat format, bool stream)
    {
        var (single, row) = (report.Rows[0], report.Rows.First(row => row.Format == format));
        return stream
            ? single.StreamMicroseconds / row.StreamMicroseconds
            : single.SequenceMicroseconds / row.SequenceMicroseconds;
    }
}
