namespace Kernels.Benchmarks;

/// <summary><c>cell</c>: one published cell, by name.</summary>
internal static class CellCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var cell = CellRegistry.Find(options.Text("name") ?? "Lstm");
        var hidden = options.Count("hidden", 256);
        var further = cell.Compiled().Sizes.Skip(2).ToArray();
        var work = new Workload(
            options.Count("input", 256), hidden, options.Count("batch", 16), options.Count("steps", 25),
            options.Count("threads", 1), Isa.Parse(options))
        {
            FurtherSizes = [.. further.Select(name => options.Count(name, (hidden / 2) + 1))],
        };
        var json = options.Has("json");
        options.ExpectAllRead();
        var report = cell.Measure(work);
        output.WriteLine(json ? report.ToJson() : report.ToString());
        return 0;
    }
}
