using System.Globalization;

namespace Kernels.Benchmarks.Generator;

/// <summary>What the generator costs whoever types beside it.</summary>
internal static class GeneratorCommand
{
    private const int Repetitions = 40;

    public static int Run(CommandLine options, TextWriter output)
    {
        var cells = options.Count("cells", 11);
        options.ExpectAllRead();
        var cold = Measure(1, project => project.Run());

        // From here on the process is warm: the generator's own code is compiled.
        Measure(Repetitions, _ => new GeneratorProject(1).Run());
        var first = new Timing();
        for (var i = 0; i < Repetitions; i++)
        {
            var project = new GeneratorProject(1);
            first.Measure(project.Run);
        }

        var one = Edits(1);
        var many = Edits(cells);
        Report(output, "one LSTM, cold process, first time", cold.Best);
        Report(output, "one LSTM, warm process, first time (median)", first.Median);
        Report(output, "unrelated edit, one cell (median)", one.Median);
        Report(output, $"unrelated edit, {cells} cells (median)", many.Median);
        Report(output, "unrelated edit, each further cell", (many.Median - one.Median) / Math.Max(1, cells - 1));
        return 0;
    }

    private static Timing Edits(int cells)
    {
        var project = new GeneratorProject(cells);
        project.Run();
        var timing = new Timing();
        for (var i = 0; i < Repetitions; i++)
        {
            project.EditUnrelated();
            timing.Measure(project.Run);
        }

        return timing;
    }

    private static Timing Measure(int repetitions, Action<GeneratorProject> work)
    {
        var timing = new Timing();
        var project = new GeneratorProject(1);
        for (var i = 0; i < repetitions; i++)
            timing.Measure(() => work(project));
        return timing;
    }

    private static void Report(TextWriter output, string what, double microseconds) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-48} {microseconds / 1000,8:F2} ms"));
}
