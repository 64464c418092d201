using System.Globalization;
using Kernels.Benchmarks.Peers.Inventions;
using Kernels.Benchmarks.Reports;
using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.Costs;

/// <summary><c>costs</c>: what each published cell costs to build, to compile, to keep.</summary>
internal static class CostsCommand
{
    private static readonly Column[] Columns =
    [
        new("cell", "cell"), new("lines", "emitted lines", "F0"), new("characters", "characters", "F0"),
        new("code_bytes", "assembly code, bytes", "F0"), new("generator_ms", "generator ms"),
        new("jit_ms", "JIT ms, first gradient"), new("tape_bytes", "tape, bytes a row and step", "F0"),
        new("packed_bytes", "packed weights, bytes", "F0"), new("packed_ratio", "packed ÷ weights", "F2"),
    ];

    public static int Run(CommandLine options, TextWriter output)
    {
        var folder = options.Text("sources") ?? CellSources.DefaultFolder();
        var directory = options.Text("out");
        var (hidden, target) = (options.Count("hidden", 256), Isa.Parse(options));
        options.ExpectAllRead();
        if (!Directory.Exists(folder))
            throw new ArgumentException($"There is no folder {folder}; --sources says where the declarations of Kernels.Cells are.");

        var assembly = typeof(Lstm).Assembly;
        var sources = new CellSources(folder);
        var (texts, cold, edit) = sources.Generate();
        var code = AssemblyCode.BytesByType(assembly);
        RunCost.Measure<FiveGates>(Work(FiveGates.Compiled, hidden, target));
        var rows = CellRegistry.All.Select(cell =>
        {
            var work = Work(cell.Compiled(), hidden, target);
            var build = new BuildCost(
                texts[cell.Name].Sum(text => text.Count(c => c == '\n')), texts[cell.Name].Sum(text => (long)text.Length),
                code.GetValueOrDefault(cell.Name), sources.MillisecondsOf(cell.Type));
            return Row(cell.Name, build, cell.Cost(work));
        });
        var report = ToReport([.. rows], new FileInfo(assembly.Location).Length, cold, edit, hidden, target);
        output.Write(MarkdownReport.Write(report));
        if (directory is not null)
            report.Save(directory);
        return 0;
    }

    private static Workload Work(CompiledCell cell, int hidden, Target target) => new(hidden, hidden, 4, 8, 1, target)
    {
        FurtherSizes = [.. cell.Sizes.Skip(2).Select(_ => (hidden / 2) + 1)],
    };

    private static IReadOnlyList<Cell> Row(string name, BuildCost build, RunCost run) =>
    [
        name, build.Lines, (double)build.Characters, (double)build.CodeBytes, build.GeneratorMilliseconds,
        run.JitMilliseconds, run.TapeBytes, (double)run.PackedBytes,
        run.WeightBytes == 0 ? Cell.None : (double)run.PackedBytes / run.WeightBytes,
    ];

    private static Report ToReport(
        IReadOnlyList<IReadOnlyList<Cell>> rows, long assemblyBytes, double cold, double edit, int hidden, Target target)
    {
        double Sum(int column) => rows.Sum(row => row[column].Number ?? 0);
        FormattableString emitted = $"{Sum(1):N0} lines, {Sum(2):N0} characters, for three targets and double";
        FormattableString file = $"{assemblyBytes:N0} bytes, of which {Sum(3):N0} are code";
        FormattableString generator =
            $"{cold:F0} ms for all cells in a cold process, {Sum(4):F0} ms in a warm one, {edit:F1} ms after an edit elsewhere";
        return new(
            "costs", "What a cell costs",
            [
                .. MachineFacts.Read(target), new("cells", Show($"{rows.Count} of Kernels.Cells")), new("emitted", Show(emitted)),
                new("assembly", Show(file)), new("generator", Show(generator)),
            ],
            [
                new("cells", "Each cell")
                {
                    Paragraphs =
                    [
                        $"Tape and packed weights are those of {hidden} → {hidden} units in float. The time of the just-in-time compiler "
                            + "is that of the first inference, forward and backward pass in a process where another cell has run, so "
                            + "that only the cell's own methods count.",
                    ],
                    Table = new(Columns, rows),
                },
            ]);
    }

    private static string Show(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
