using System.Globalization;

namespace Kernels.Benchmarks.Compressed;

/// <summary><c>compressed</c>: a cell with weights in every format, by speed, by bytes and by error.</summary>
internal static class CompressedCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var cell = CellRegistry.Find(options.Text("name") ?? "Lstm");
        var hidden = options.Count("hidden", 512);
        var further = cell.Compiled().Sizes.Skip(2).ToArray();
        var work = new Workload(
            options.Count("input", hidden), hidden, options.Count("batch", 1), options.Count("steps", 100),
            options.Count("threads", 1), Isa.Parse(options))
        {
            FurtherSizes = [.. further.Select(name => options.Count(name, (hidden / 2) + 1))],
        };
        var seconds = options.Count("seconds", 3);
        var json = options.Has("json");
        options.ExpectAllRead();
        var report = cell.Compress(work, seconds);
        output.WriteLine(json ? report.ToJson() : report.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
