using System.Globalization;
using Kernels.Learning.Reports;
using Kernels.Learning.Training;

namespace Quickstart;

/// <summary>The sitting as a page.</summary>
internal static class Report
{
    private const string Unit = "thousand steps/s";

    public static HtmlReport Of(Findings findings, Corpus corpus, TrainingResult result, string sample) =>
        new HtmlReport("A cell, compiled and trained")
            .Heading("Training")
            .Paragraph(Summary(corpus, result))
            .Add(Losses(result))
            .Heading("What it writes")
            .Preformatted(sample)
            .Heading("Speed on one thread")
            .Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"Input {SpeedComparison.Input}, hidden {SpeedComparison.Hidden}, batch {SpeedComparison.Batch}, "
                + $"{SpeedComparison.Steps} steps. Both float versions use the same product tiles; "
                + $"their outputs and gradients differ by {findings.Difference:0.0e+0}."))
            .Paragraph("Inference")
            .Add(new BarChart(Unit, [.. findings.Speeds.Select(s => (s.Name, s.Inference))]))
            .Paragraph("Training (forward and backward)")
            .Add(new BarChart(Unit, [.. findings.Speeds.Select(s => (s.Name, s.Training))]))
            .Heading("Gradient check")
            .Table(["what", "worst error", "bound"], Errors(findings))
            .Preformatted(findings.Check.ToString())
            .Heading("Plan")
            .Preformatted(findings.Plan);

    private static string Summary(Corpus corpus, TrainingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"Held-out loss {result.HeldOut:F3} nats per character on the last 5 % of {corpus.Name}, "
        + $"after {result.Last.Characters / 1e6:F1} million characters "
        + $"in {result.Last.Elapsed.TotalSeconds:F0} seconds{(result.Cancelled ? ", stopped by hand" : "")}.");

    private static LineChart Losses(TrainingResult result) => new(
        "seconds",
        "nats per character",
        [
            new Series("training (smoothed)", [.. result.History.Select(s => (s.Elapsed.TotalSeconds, s.Loss))]),
            new Series("held out", [.. result.History.Where(s => s.HeldOut is not null).Select(s => (s.Elapsed.TotalSeconds, s.HeldOut!.Value))]),
        ]);

    private static IEnumerable<string[]> Errors(Findings findings)
    {
        yield return Row("double kernels and recording", findings.Check.MaxRelativeError, 1e-7);
        yield return Row("float kernels, outputs", findings.Check.ForwardError, 1e-5);
        yield return Row("float kernels, gradients", findings.Check.GradientError, 1e-5);

        static string[] Row(string what, double error, double bound) =>
            [what, error.ToString("0.0e+0", CultureInfo.InvariantCulture), bound.ToString("0e+0", CultureInfo.InvariantCulture)];
    }
}
