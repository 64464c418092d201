namespace Kernels.Benchmarks.Floor;

/// <summary><c>floor</c>: what this machine can do at all.</summary>
internal static class FloorCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var most = options.Count("threads", Math.Min(2, Environment.ProcessorCount));
        options.ExpectAllRead();
        output.Write(FloorText.Of(FloorMeter.Measure([.. new[] { 1, most }.Distinct()])));
        return 0;
    }
}
