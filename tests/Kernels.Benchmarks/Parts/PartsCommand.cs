using BenchmarkDotNet.Running;

namespace Kernels.Benchmarks.Parts;

/// <summary><c>parts</c>: what kernels are made of, each alone, by BenchmarkDotNet.</summary>
internal static class PartsCommand
{
    private static readonly Type[] Parts =
        [typeof(ProductTileParts), typeof(OuterTileParts), typeof(ActivationParts), typeof(PackingParts), typeof(GeneratorParts)];

    public static int Run(CommandLine options)
    {
        var filter = options.Text("filter") ?? "*";
        var folder = options.Text("out") ?? Path.Combine(AppContext.BaseDirectory, "parts");
        options.ExpectAllRead();
        var summaries = BenchmarkSwitcher.FromTypes(Parts).Run(["--filter", filter], new PartsConfig(folder));
        return summaries.Any() ? 0 : throw new ArgumentException(
            $"--filter {filter} names no part; there are {string.Join(", ", Parts.Select(part => part.Name))}, as in --filter *{Parts[0].Name}*.");
    }
}
