namespace Kernels.Benchmarks.Peers;

/// <summary>Microseconds of training passes.</summary>
/// <param name="Forward">With a tape.</param>
/// <param name="Backward">Gradients of the input and of all weights.</param>
internal readonly record struct TrainingTime(double Forward, double Backward)
{
    public double Both => Forward + Backward;

    public static TrainingTime operator /(TrainingTime time, int count) =>
        new(time.Forward / count, time.Backward / count);
}
