using System.Globalization;

namespace Kernels.Benchmarks.Decay;

/// <summary><c>decay</c>: a state that nothing feeds any more, in a layer and in a plain loop without a guard.</summary>
internal static class DecayCommand
{
    public static int Run(CommandLine options, TextWriter output)
    {
        var benchmark = new DecayBenchmark(options.Count("hidden", 256), options.Count("steps", 4000), Isa.Parse(options));
        var seconds = options.Count("seconds", 2);
        options.ExpectAllRead();
        using (benchmark)
        {
            output.WriteLine("h = relu(0.9 ⊙ h₋ + b), nanoseconds for sixteen units and a step, median");
            output.WriteLine("                 held at 1   decaying   ratio   ends at");
            foreach (var row in benchmark.Measure(seconds))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name,-15}{row.Held,11:F2}{row.Decaying,11:F2}{row.Decaying / row.Held,8:F2}   {row.Last:G3}{(float.IsSubnormal(row.Last) ? ", denormal" : "")}"));
            }
        }

        return 0;
    }
}
