namespace Kernels.Learning.Training;

/// <summary>Shows a run: a bar that redraws itself on a terminal, now and then a plain line everywhere else.</summary>
public sealed class ProgressWriter : IProgress<TrainingStatus>
{
    private const int BarColumns = 24;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    private readonly TextWriter _output;
    private readonly bool _interactive;
    private TimeSpan _next;
    private int _drawn;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="interactive">Whether a line may be drawn over; false when output goes to a file or a pipe.</param>
    public ProgressWriter(TextWriter output, bool interactive)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _interactive = interactive;
    }

    /// <inheritdoc/>
    public void Report(TrainingStatus value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.HeldOut is not null)
            WriteHeldOut(value);
        if (value.Elapsed < _next)
            return;
        _next = value.Elapsed + (_interactive ? RedrawEvery : LineEvery);
        if (_interactive)
            Draw(ProgressText.Bar(value, BarColumns));
        else
            _output.WriteLine(ProgressText.Line(value));
        _output.Flush();
    }

    /// <summary>Removes the bar, so that other text may follow.</summary>
    public void Finish()
    {
        if (_drawn > 0)
            Draw("");
        if (_interactive)
            _output.Write('\r');
        _output.Flush();
    }

    private void WriteHeldOut(TrainingStatus status)
    {
        if (_drawn > 0)
            Draw("");
        if (_interactive)
            _output.Write('\r');
        _output.WriteLine(ProgressText.HeldOut(status));
        _drawn = 0;
    }

    private void Draw(string text)
    {
        _output.Write('\r');
        _output.Write(text.PadRight(_drawn));
        _drawn = text.Length;
    }
}
