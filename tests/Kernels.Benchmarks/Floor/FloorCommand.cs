namespace Kernels.Benchmarks.Floor;

/// <summary><c>floor</c>: what this machine can do at all.</summary>
internal static class FloorCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var most = options.Count("threads", Math.Min(2, Environment.ProcessorCount));
        var folder = options.Text("out");
        options.ExpectAllRead();
        var floor = FloorMeter.Measure([.. new[] { 1, most }.Distinct()]);
        output.Write(FloorText.Of(floor));
        if (folder is not null)
            FloorReport.Of(floor).Save(folder);
        return 0;
    }
}
