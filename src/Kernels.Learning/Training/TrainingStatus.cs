namespace Kernels.Learning.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Fraction">Part that is over, from 0 to 1.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Windows">Windows trained on.</param>
/// <param name="Characters">Characters trained on.</param>
/// <param name="Loss">Training loss in nats per character, smoothed over the last windows.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="Norm">Gradient norm before clipping.</param>
/// <param name="HeldOut">Held-out loss in nats per character where it was just measured.</param>
public sealed record TrainingStatus(
    double Fraction, TimeSpan Elapsed, long Windows, long Characters, double Loss, double Rate, double Norm, double? HeldOut)
{
    /// <summary>Characters per second since the start.</summary>
    public double CharactersPerSecond => Elapsed > TimeSpan.Zero ? Characters / Elapsed.TotalSeconds : 0;

    /// <summary>Time to go, judged by the part that is over.</summary>
    public TimeSpan? Remaining =>
        Fraction > 0 ? TimeSpan.FromSeconds(Elapsed.TotalSeconds * (1 - Fraction) / Fraction) : null;
}
