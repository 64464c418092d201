using System.Globalization;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Reports;
using Kernels.Execution;

namespace Kernels.Benchmarks.Streams;

/// <summary>Latencies of single steps as a report.</summary>
/// <param name="target">Our kernels.</param>
/// <param name="floor">The machine's floor.</param>
internal sealed class StreamReport(Target target, FloorResult floor)
{
    // Of one step of LSTM 16 → 32 at compile-time sizes.
    private const double AimNanoseconds = 250;

    private static readonly Column[] Columns =
    [
        new("input", "I", "F0"), new("hidden", "H", "F0"), new("kernel", "kernel"), new("median_ns", "median ns", "F0"),
        new("p90_ns", "p90 ns", "F0"), new("p99_ns", "p99 ns", "F0"), new("in_a_row_ns", "in a row ns", "F0"),
        new("products_ns", "products ns", "F0"), new("reading_ns", "reading ns", "F0"), new("functions_ns", "functions ns", "F0"),
        new("bound_ns", "bound ns", "F0"), new("over_bound", "median ÷ bound", "F2"), new("over_plan", "plan ÷ this", "F2"),
        new("weight_bytes", "weight bytes", "F0"),
    ];

    private readonly List<IReadOnlyList<Cell>> _rows = [];
    private readonly double _functionsOfUnit = StreamBound.FunctionsOfUnit(target);

    /// <summary>Adds the kernels of a size.</summary>
    public void Add(StreamSize size, IReadOnlyList<StreamContestant> contestants)
    {
        var plan = contestants[0].Single(0.5);
        foreach (var contestant in contestants)
        {
            var bound = StreamBound.Of(size, contestant, floor, target, _functionsOfUnit);
            var median = contestant.Single(0.5);
            _rows.Add(
            [
                size.Input, size.Hidden, contestant.Kernel, Cell.Of(median, MarkOf(size, contestant, median)),
                contestant.Single(0.9), contestant.Single(0.99), contestant.InARow,
                bound.Products, bound.Reading, bound.Functions, bound.All, median / bound.All, plan / median,
                (double)contestant.WeightBytes,
            ]);
        }
    }

    public Report ToReport() => new(
        "stream", "One step at a time",
        [
            .. MachineFacts.Read(target),
            new("clock", string.Create(
                CultureInfo.InvariantCulture, $"{StreamContestant.Clock:F0} ns to be read, taken off every single step")),
            new("aim", string.Create(
                CultureInfo.InvariantCulture, $"LSTM 16 → 32 at compile-time sizes below {AimNanoseconds:F0} ns")),
        ],
        [
            new("latency", "LSTM, one row, one thread, the product with x included")
            {
                Paragraphs =
                [
                    "Kernels of one size by turns in one process. Median, p90 and p99 are of single steps, each on the clock; "
                        + "“in a row” is the median of 256 steps between two readings.",
                    "Bound: the products at the multiply–add peak of registers, or reading the weights once from the cache that "
                        + "holds them, whichever is longer, and then the gates' functions at their pace over 4096 numbers. For int8 "
                        + "the peak of whole numbers is not measured, so that only reading counts.",
                ],
                Table = new(Columns, _rows),
            },
        ]);

    private static Mark MarkOf(StreamSize size, StreamContestant contestant, double median)
    {
        if (contestant.Kernel != StreamBenchmark.Sized || size is not { Input: 16, Hidden: 32 })
            return Mark.Plain;
        return median < AimNanoseconds ? Mark.Good : Mark.Bad;
    }
}
