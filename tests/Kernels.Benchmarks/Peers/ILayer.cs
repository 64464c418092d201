namespace Kernels.Benchmarks.Peers;

/// <summary>One contestant's layer, built and filled: all that is not the computation itself lies behind it.</summary>
internal interface ILayer : IDisposable
{
    /// <summary>Whether there is a backward pass.</summary>
    bool Trains { get; }

    /// <summary>Computes everything once and hands it out.</summary>
    Results Compute();

    /// <summary>Runs inference and takes the time.</summary>
    /// <returns>Microseconds of all repetitions together.</returns>
    double Infer(int repetitions);

    /// <summary>Runs training, forward and backward by turns, and takes the times apart.</summary>
    /// <inheritdoc cref="Infer" path="/returns"/>
    TrainingTime Train(int repetitions);
}
