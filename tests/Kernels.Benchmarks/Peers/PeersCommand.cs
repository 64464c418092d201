using System.Diagnostics;
using System.Globalization;
using Kernels.Benchmarks.Compressed;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Peers.Promises;
using Kernels.Benchmarks.Reports;
using Kernels.Cells;

namespace Kernels.Benchmarks.Peers;

/// <summary><c>peers</c>: our layers beside those of the libraries that are installed.</summary>
internal static class PeersCommand
{
    private const string DefaultSeconds = "0.3";
    private const string QuickSeconds = "0.1";

    public static int Run(CommandLine options, TextWriter output, TextWriter errors)
    {
        var (check, directory, target) = (options.Has("check"), options.Text("out"), Isa.Parse(options));
        if (LimitedRun.IsNeeded(target))
            return LimitedRun.Again();
        var quick = options.Has("quick");
        var whole = !quick && !options.Filters("only", "cells", "shape", "threads");
        var seconds = Seconds(options.Text("seconds") ?? (quick ? QuickSeconds : DefaultSeconds));
        var lines = LineList.Choose(options, quick);
        using var peers = PeerSet.Open(options);
        options.ExpectAllRead();
        foreach (var missing in peers.Missing)
            errors.WriteLine(missing);

        var contest = new Contest(peers.Present, target, seconds);
        var (results, clock) = (new List<LineResult>(), Stopwatch.StartNew());
        foreach (var line in lines)
        {
            var result = contest.Run(line, timed: !check);
            results.Add(result);
            result.Mistakes.ToList().ForEach(errors.WriteLine);
            Progress(errors, result, results.Count, lines.Length, clock.Elapsed);
        }

        var mistakes = results.Sum(result => result.Mistakes.Count);
        if (check)
        {
            output.WriteLine($"{results.Count} lines checked, {mistakes} disagreements");
        }
        else
        {
            var floor = FloorMeter.Measure([.. lines.Select(line => line.Threads).Distinct()]);
            var bounds = new Bounds(floor, target);
            CompressedReport[] compressed = whole
                ? [.. WeightPromises.Sizes.Select(size => CompressedBenchmark.Run<Lstm>(new(size, size, 1, 100, 1, target), 2))]
                : [];
            var report = new PeersReport(results, peers, target, bounds, compressed, contest.Disturbances).ToReport();
            output.Write(MarkdownReport.Write(report));
            if (directory is not null)
                report.Save(directory);
        }

        return mistakes == 0 ? 0 : 1;
    }

    private static double Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new ArgumentException($"--seconds is '{text}'; expected a number above 0, as in 0.3.");

    private static void Progress(TextWriter errors, LineResult result, int done, int all, TimeSpan elapsed)
    {
        var left = elapsed * (all - done) / done;
        var figures = string.Join(", ", new[] { Pass.Inference, Pass.Training }
            .Select(pass => Figure.TryOf(result, pass)).OfType<Figure>().Select(Show));
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"[{done}/{all}, {left:mm\\:ss} left] {result.Line}: {figures} ({result.Agreement})"));
    }

    private static string Show(Figure figure)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{figure.Pass} {figure.Ours:F0} µs");
        return figure.Fastest is { } fastest
            ? string.Create(CultureInfo.InvariantCulture, $"{time} = {figure.Ratio:F2} × {fastest.Name}")
            : time;
    }
}
