using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Reports;

namespace Kernels.Benchmarks.Streams;

/// <summary><c>stream</c>: latency of single steps beside what the machine allows.</summary>
internal static class StreamCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var (seconds, target, directory) = (options.Count("seconds", 1), Isa.Parse(options), options.Text("out"));
        options.ExpectAllRead();
        var report = new StreamReport(target, FloorMeter.Measure(1));
        foreach (var size in StreamSize.All)
            StreamBenchmark.Run(size, target, seconds, contestants => report.Add(size, contestants));
        var finished = report.ToReport();
        output.Write(MarkdownReport.Write(finished));
        if (directory is not null)
            finished.Save(directory);
        return 0;
    }
}
