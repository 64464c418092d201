using System.Globalization;

namespace Kernels.Learning.Training;

/// <summary>How a status reads, in the invariant culture.</summary>
public static class ProgressText
{
    /// <summary>A bar with loss, speed and time to go.</summary>
    /// <param name="status">Where the run stands.</param>
    /// <param name="columns">Characters that the bar itself takes.</param>
    public static string Bar(TrainingStatus status, int columns)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        int full = (int)Math.Round(columns * Math.Clamp(status.Fraction, 0, 1));
        return $"[{new string('#', full)}{new string('.', columns - full)}] {Line(status)}";
    }

    /// <summary>The same without the bar.</summary>
    /// <param name="status">Where the run stands.</param>
    public static string Line(TrainingStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * status.Fraction,3:F0} %  loss {status.Loss:F3}  "
            + $"{status.CharactersPerSecond,7:F0} chars/s  ETA {Clock(status.Remaining)}");
    }

    /// <summary>The measured held-out loss; only for a status that has one.</summary>
    /// <param name="status">Where the run stands.</param>
    public static string HeldOut(TrainingStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"held-out loss {status.HeldOut:F3}  ({status.Characters / 1e6:F2} M characters, {Clock(status.Elapsed)})");
    }

    /// <summary>Minutes and seconds; dashes when unknown.</summary>
    /// <param name="time">A time, or null.</param>
    public static string Clock(TimeSpan? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)known.TotalMinutes}:{known.Seconds:D2}")
        : "-:--";
}
