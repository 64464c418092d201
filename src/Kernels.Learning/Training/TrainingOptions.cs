namespace Kernels.Learning.Training;

/// <summary>How a character model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>B, streams read side by side.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>T, steps through which gradients flow.</summary>
    public int Steps { get; init; } = 64;

    /// <summary>
    /// Windows after which a stream starts again from a zero state, the streams taking turns. A state carried without
    /// end may drift where no text that starts afresh ever gets, and the model would fail on exactly that.
    /// </summary>
    public int ResetWindows { get; init; } = 32;

    /// <summary>When to stop; null leaves it to <see cref="Windows"/>.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// Windows after which to stop; null leaves it to <see cref="Time"/>. Training by windows is reproducible, by time
    /// it is not.
    /// </summary>
    public int? Windows { get; init; }

    /// <summary>The learning rate over the run.</summary>
    public LearningRate Rate { get; init; } = new();

    /// <summary>Largest global norm of a gradient.</summary>
    public double MaximumNorm { get; init; } = 1;

    /// <summary>Rate of the dropout between the recurrent layer and the readout while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Part of the text, at its end, that is not trained on.</summary>
    public double HeldOut { get; init; } = 0.05;

    /// <summary>Times the held-out loss is measured, the last time at the end.</summary>
    public int Evaluations { get; init; } = 10;
}
