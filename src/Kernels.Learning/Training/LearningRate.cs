namespace Kernels.Learning.Training;

/// <summary>A learning rate that rises linearly for a few steps and falls along a half cosine until the end.</summary>
/// <remarks>Loshchilov and Hutter 2017, "SGDR", equation 5, with one period and a warm-up.</remarks>
public sealed record LearningRate
{
    /// <summary>Highest rate.</summary>
    public double Peak { get; init; } = 4e-3;

    /// <summary>Rate at the end, as a part of the highest.</summary>
    public double Floor { get; init; } = 0.01;

    /// <summary>Steps of the rise.</summary>
    public int WarmupSteps { get; init; } = 50;

    /// <summary>The rate of a step.</summary>
    /// <param name="step">Steps made before.</param>
    /// <param name="fraction">Part of the run that is over, from 0 to 1.</param>
    public double At(long step, double fraction)
    {
        double rise = Math.Min(1, (step + 1.0) / (WarmupSteps + 1));
        double fall = Floor + ((1 - Floor) * 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(fraction, 0, 1))));
        return Peak * rise * fall;
    }
}
