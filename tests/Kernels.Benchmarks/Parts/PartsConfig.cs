using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Kernels.Benchmarks.Parts;

/// <summary>How parts are measured: in this process, so that nothing is built or downloaded on the way.</summary>
internal sealed class PartsConfig : ManualConfig
{
    // The runtime compiles a method again, with optimisation, after thirty calls and a pause: twice.
    private const int WarmUps = 10;
    private const int Iterations = 8;
    private const int MillisecondsEach = 50;

    /// <param name="folder">Receives the reports: JSON, Markdown and HTML.</param>
    public PartsConfig(string folder)
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(WarmUps)
            .WithIterationCount(Iterations)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(MillisecondsEach)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(JsonExporter.Full, MarkdownExporter.GitHub, HtmlExporter.Default);
        ArtifactsPath = folder;
    }
}
