using System.Globalization;
using Kernels;
using Kernels.Learning.Layers;
using Kernels.Learning.Training;

namespace Quickstart;

/// <summary>The stages, one after the other.</summary>
internal sealed class Sitting(Arguments arguments, CancellationToken cancellation)
{
    private const int Hidden = 256;
    private const int SampleLength = 600;

    /// <summary>Runs all stages.</summary>
    /// <returns>Whether everything went well.</returns>
    public bool Run()
    {
        try
        {
            return RunStages();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or TrainingException)
        {
            Console.Error.WriteLine(exception.Message);
            return false;
        }
    }

    private bool RunStages()
    {
        Corpus corpus = Corpus.Read(arguments.Text);
        Directory.CreateDirectory(arguments.Out);

        Title("The plan of the cell declared in Program.cs");
        string plan = PlanOf<Weaver>();
        Console.WriteLine(plan);

        Title("Its gradient, checked against the declaration itself");
        GradientCheckReport check = GradientCheck.Run<Weaver>(input: 3, hidden: 5, batch: 2, steps: 4);
        Console.WriteLine(check);
        if (!check.Passed)
        {
            Console.Error.WriteLine("The gradient check failed: nothing that is trained with these kernels can be trusted.");
            return false;
        }

        if (cancellation.IsCancellationRequested)
            return true;
        (Speed[] speeds, double difference) = MeasureSpeed();
        return cancellation.IsCancellationRequested || Train(new Findings(plan, check, speeds, difference), corpus);
    }

    private static string PlanOf<TCell>()
        where TCell : ICell<TCell> => TCell.Compiled.Text;

    private static void Title(string text)
    {
        Console.WriteLine();
        Console.WriteLine(text);
        Console.WriteLine(new string('-', text.Length));
    }

    private static (Speed[] Speeds, double Difference) MeasureSpeed()
    {
        Title(string.Create(
            CultureInfo.InvariantCulture,
            $"Its speed on one thread: input {SpeedComparison.Input}, hidden {SpeedComparison.Hidden}, "
            + $"batch {SpeedComparison.Batch}, {SpeedComparison.Steps} steps"));
        (Speed[] speeds, double difference) = SpeedComparison.Run();
        Console.WriteLine($"{"thousand steps per second",-34}{"inference",12}{"training",12}");
        foreach (Speed speed in speeds)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{speed.Name,-34}{speed.Inference,12:F1}{speed.Training,12:F1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"outputs and gradients of the last two differ by {difference:0.0e+0}"));
        return (speeds, difference);
    }

    private bool Train(Findings findings, Corpus corpus)
    {
        var vocabulary = Vocabulary.Of(corpus.Text);
        int threads = Environment.ProcessorCount;
        var layer =
            new RecurrentLayer<Weaver>(new Recurrent<Weaver>(vocabulary.Count, Hidden, new RecurrentOptions { Threads = threads }));
        using var model = new CharacterModel(vocabulary, layer, threads: threads);
        Title(string.Create(
            CultureInfo.InvariantCulture,
            $"Training on {corpus.Name}: {corpus.Text.Length} characters, {vocabulary.Count} different, {model.Weights} weights"));
        Console.WriteLine("The last 5 % are held out. Ctrl-C stops and keeps what was learned.");

        var progress = new ProgressWriter(Console.Out, interactive: !Console.IsOutputRedirected);
        TrainingResult result =
            new CharacterTrainer(model, vocabulary.Encode(corpus.Text), Options()).Run(progress, cancellation);
        progress.Finish();

        Title("What it writes");
        string sample = new CharacterSampler(model).Sample("\n", SampleLength, temperature: 0.7);
        Console.WriteLine(sample);

        string path = Path.GetFullPath(Path.Combine(arguments.Out, "quickstart.html"));
        Report.Of(findings, corpus, result, sample).Save(path);
        Title("Report");
        Console.WriteLine(path);
        return true;
    }

    private TrainingOptions Options() => new()
    {
        Time = TimeSpan.FromMinutes(arguments.Minutes),
        Batch = 32,
        Steps = 64,
        MaximumNorm = 0.5,
        Dropout = 0.4,
        Rate = new LearningRate { Peak = 8e-3 },
    };
}
