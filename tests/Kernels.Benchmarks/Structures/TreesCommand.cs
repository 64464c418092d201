using System.Globalization;

namespace Kernels.Benchmarks.Structures;

/// <summary><c>trees</c>: the child-sum tree LSTM over a batch of random trees, by level, node by node, and without structure.</summary>
internal static class TreesCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var hidden = options.Count("hidden", 150);
        var shape = (Trees: options.Count("trees", 25), Nodes: options.Count("nodes", 20));
        var (threads, seconds, target) = (options.Count("threads", 1), options.Count("seconds", 5), Isa.Parse(options));
        options.ExpectAllRead();
        using var batch = new TreeBatch(hidden, shape.Trees, shape.Nodes, threads, target);
        batch.ExpectSameBits();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ChildSumTreeLstm {hidden} → {hidden}, {shape.Trees} trees, {batch.Nodes} nodes, {batch.Levels} levels, "
            + $"{threads} thread(s), {target}; medians"));
        var work = batch.Contestants;
        var timings = Array.ConvertAll(work, _ => new Timing());
        foreach (var (_, run) in work)
            run();
        while (timings.Sum(timing => timing.Total) < seconds * 1e6)
        {
            for (var i = 0; i < work.Length; i++)
                timings[i].Measure(work[i].Run);
        }

        for (var i = 0; i < work.Length; i++)
        {
            var reference = timings[i / 3 * 3].Median;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{work[i].Name,-28} {timings[i].Median / 1000,8:F3} ms   {timings[i].Median / reference:F2} × by level"));
        }

        return 0;
    }
}
