namespace Kernels.Learning.Training;

/// <summary>What a run achieved.</summary>
/// <param name="HeldOut">Held-out loss at the end, nats per character.</param>
/// <param name="Cancelled">Whether it was stopped before its end.</param>
/// <param name="Last">The last status.</param>
/// <param name="History">
/// Statuses along the way, at most a few hundred, in order; those with a held-out loss are all there.
/// </param>
public sealed record TrainingResult(double HeldOut, bool Cancelled, TrainingStatus Last, IReadOnlyList<TrainingStatus> History);
