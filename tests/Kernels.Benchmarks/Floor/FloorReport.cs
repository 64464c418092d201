using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Floor;

/// <summary>The floor as a report.</summary>
internal static class FloorReport
{
    public static Report Of(FloorResult floor) => new(
        "floor", "What this machine can do at all", MachineFacts.Read(Isa.Available[0]),
        [
            new("peaks", "Multiply–adds on registers alone")
            {
                Paragraphs = ["Twelve independent chains of multiply–adds; the best of fifteen runs of two milliseconds."],
                Table = new(
                    [new("isa", "instruction set"), new("threads", "threads", "F0"), new("gflops", "GFLOP/s")],
                    [.. floor.Peaks.Select(p => new Cell[] { Isa.NameOf(p.Target), p.Threads, p.Gigaflops })]),
            },
            new("bandwidths", "Reading a buffer from front to back")
            {
                Paragraphs = ["Each thread has a buffer of its own, of a size that only the named level holds."],
                Table = new(
                    [new("level", "level"), new("kibibytes", "KiB a thread", "F0"), new("threads", "threads", "F0"), new("gigabytes", "GB/s")],
                    [.. floor.Bandwidths.Select(b => new Cell[] { b.Level.ToString(), (double)b.Kibibytes, b.Threads, b.Gigabytes })]),
            },
            new("teams", "What it costs to work together")
            {
                Paragraphs = ["One barrier of spinning threads; handing out empty work to threads that still spin; the same to threads that sleep (median)."],
                Table = new(
                    [new("threads", "threads", "F0"), new("barrier_ns", "barrier, ns", "F0"), new("warm_ns", "empty work, ns", "F0"), new("parked_ns", "from sleep, ns", "F0")],
                    [.. floor.Teams.Select(t => new Cell[] { t.Threads, t.BarrierNanoseconds, t.WarmNanoseconds, t.ParkedNanoseconds })]),
            },
        ]);
}
