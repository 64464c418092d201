using System.Text.RegularExpressions;

namespace Kernels.Benchmarks.Peers;

/// <summary>Which lines there are.</summary>
internal static class LineList
{
    private const string TitanXp = "TitanXp, cuDNN 6, DeepBench's published inference results";

    // H/B/T, the input as wide as the state: DeepBench, and what other libraries test with.
    private static readonly string[] Common =
    [
        "64/1/50", "64/16/50", "128/16/50", "256/1/150", "256/2/150", "256/4/150", "256/16/150", "256/64/150",
        "512/1/25", "512/4/25", "512/16/25", "512/64/25", "1024/1/25", "1024/16/25", "1536/8/50",
        "500/1/50", "500/64/50", "128/1/629", "128/128/629",
    ];

    // Sizes that nobody has tuned for.
    private static readonly string[] Odd =
    [
        "37/37/3/50", "100/100/5/50", "200/200/7/50", "333/333/9/50", "1/100/9/50", "3/37/5/50", "80/200/3/50",
        "80/333/5/50", "1/333/1/50", "3/200/9/50", "80/100/7/50", "1/37/7/50",
    ];

    private static readonly string[] Custom = ["64/1/50", "64/16/50", "256/1/50", "256/16/50", "512/1/25", "512/16/25"];

    private static readonly string[] Vanilla = ["32/1/672", "64/1/96"];

    /// <summary>Rows from which on a cell is held against LSTM's share of the peak.</summary>
    public const int KinBatch = 16;

    private static readonly string[] KinShapes = ["64/16/50", "128/16/50", "256/16/150", "512/16/25"];

    private static readonly string[] QuickGated = ["64/1/50", "256/1/50", "256/16/50", "80/200/7/50"];

    private static readonly string[] QuickCustom = ["64/1/50", "256/16/25"];

    /// <summary>The full comparison, in the order of cells, then shapes.</summary>
    public static IEnumerable<Line> Full(int threads) =>
    [
        .. Of(ComparedCells.Lstm, [.. Common, .. Odd], threads),
        .. Of(ComparedCells.Gru, [.. Common, .. Odd.Where((_, i) => i % 2 == 0)], threads),
        .. Of(ComparedCells.GruResetAfter, [.. Common, .. Odd.Where((_, i) => i % 2 == 1)], threads),
        .. Of(ComparedCells.Elman, Vanilla, threads),
        .. Of(ComparedCells.CoupledLstm, Custom, threads),
        .. Of(ComparedCells.FiveGates, Custom, threads),
        .. threads == 1 ? ComparedCells.Kin.SelectMany(KinOf) : [],
        DeepBench("256/1/150", 1.99, threads), DeepBench("512/1/25", 1.26, threads),
    ];

    /// <summary>A minute's worth of it.</summary>
    public static IEnumerable<Line> Quick(int threads) =>
    [
        .. Of(ComparedCells.Lstm, QuickGated, threads), .. Of(ComparedCells.Gru, QuickGated[..^1], threads),
        .. Of(ComparedCells.GruResetAfter, QuickGated, threads), .. Of(ComparedCells.Elman, Vanilla[1..], threads),
        .. Of(ComparedCells.FiveGates, QuickCustom, threads), DeepBench("256/1/150", 1.99, threads),
    ];

    /// <summary>The lines that the options ask for.</summary>
    public static Line[] Choose(CommandLine options, bool quick)
    {
        int[] threads = options.Text("threads") is null
            ? [.. Enumerable.Range(1, Math.Min(2, Environment.ProcessorCount))]
            : [options.Count("threads", 1)];
        var cells = Named(options.Text("cells"));
        var shapes = options.Text("shape")?.Split(',');
        var only = new Regex(options.Text("only") ?? "", RegexOptions.IgnoreCase);
        var lines =
            from n in threads
            from line in shapes is not null ? cells.SelectMany(c => Of(c, shapes, n)) : quick ? Quick(n) : Full(n)
            where cells.Contains(line.Cell) && only.IsMatch(line.ToString())
            select line;
        return [.. lines];
    }

    private static ComparedCell[] Named(string? names)
    {
        if (names is null)
            return [.. ComparedCells.All];
        return [.. names.Split(',').Select(name => ComparedCells.All.FirstOrDefault(
            cell => string.Equals(cell.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException(
            $"--cells has '{name}'; known are {string.Join(", ", ComparedCells.All.Select(cell => cell.Name))}."))];
    }

    private static IEnumerable<Line> Of(ComparedCell cell, IEnumerable<string> shapes, int threads) =>
        shapes.Select(shape => new Line(cell, Shape.Parse(shape), threads));

    // Custom cells have the other shapes among their own.
    private static IEnumerable<Line> KinOf(ComparedCell cell) =>
        Of(cell, KinShapes.Where(shape => !ComparedCells.IsCustom(cell) || !Custom.Contains(shape)), 1)
            .Select(line => line with { Alone = true });

    private static Line DeepBench(string shape, double milliseconds, int threads) =>
        new(ComparedCells.RecurrentPart, Shape.Parse(shape), threads)
        {
            Trains = false,
            Published = new(TitanXp, milliseconds),
        };
}
