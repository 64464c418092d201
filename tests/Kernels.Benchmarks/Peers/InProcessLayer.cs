using System.Diagnostics;

namespace Kernels.Benchmarks.Peers;

/// <summary>A layer whose passes are calls from this process.</summary>
internal abstract class InProcessLayer : ILayer
{
    public abstract bool Trains { get; }

    public abstract Results Compute();

    public abstract void Dispose();

    public double Infer(int repetitions)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repetitions; i++)
            RunInference();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    public TrainingTime Train(int repetitions)
    {
        var (forward, backward) = (0L, 0L);
        for (var i = 0; i < repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            RunForward();
            var middle = Stopwatch.GetTimestamp();
            RunBackward();
            forward += middle - start;
            backward += Stopwatch.GetTimestamp() - middle;
        }

        return new(
            Stopwatch.GetElapsedTime(0, forward).TotalMicroseconds,
            Stopwatch.GetElapsedTime(0, backward).TotalMicroseconds);
    }

    protected abstract void RunInference();

    protected abstract void RunForward();

    protected abstract void RunBackward();
}
