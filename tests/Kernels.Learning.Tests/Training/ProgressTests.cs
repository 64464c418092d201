using System.Globalization;
using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class ProgressTests
{
    private static readonly TrainingStatus Half =
        new(0.5, TimeSpan.FromSeconds(30), 100, 3_000_000, 1.7654, 1e-3, 0.4, null);

    [Fact]
    public void Bar_HalfWay_ShowsLossSpeedAndTimeToGo() =>
        Assert.Equal("[####....]  50 %  loss 1.765   100000 chars/s  ETA 0:30", ProgressText.Bar(Half, 8));

    [Fact]
    public void HeldOut_CultureWithCommas_KeepsThePoint()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            string text = ProgressText.HeldOut(Half with { HeldOut = 1.7321 });
            Assert.StartsWith("held-out loss 1.732", text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Line_NothingKnownYet_HasNoTimeToGo() =>
        Assert.EndsWith("ETA -:--", ProgressText.Line(Half with { Fraction = 0 }), StringComparison.Ordinal);

    [Fact]
    public void Writer_Redirected_WritesALineEveryFiveSeconds()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var writer = new ProgressWriter(output, interactive: false);
        for (int second = 0; second < 12; second++)
            writer.Report(Half with { Elapsed = TimeSpan.FromSeconds(second), HeldOut = second == 7 ? 1.5 : null });
        writer.Finish();
        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("held-out loss 1.500", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain('\r', output.ToString());
    }

    [Fact]
    public void Writer_Terminal_DrawsOverAndClearsUp()
    {
        using var output = new StringWriter();
        var writer = new ProgressWriter(output, interactive: true);
        writer.Report(Half);
        int length = output.ToString().Length - 1;
        writer.Finish();
        Assert.StartsWith("\r[", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"\r{new string(' ', length)}\r", output.ToString(), StringComparison.Ordinal);
    }
}
