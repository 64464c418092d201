using System.Diagnostics;
using Kernels;
using Kernels.Learning.Layers;

namespace Quickstart;

/// <summary>
/// Runs the cell in three ways on one thread: executed as declared, with a pass per operation, compiled.
/// </summary>
internal sealed class SpeedComparison
{
    public const int Input = 64;
    public const int Hidden = 256;
    public const int Batch = 32;
    public const int Steps = 64;

    private const int DeclaredSteps = 4;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.7);

    private readonly Recurrent<Weaver> _layer;
    private readonly float[] _inputs = new float[Steps * Batch * Input];

    private SpeedComparison(Recurrent<Weaver> layer)
    {
        _layer = layer;
        var random = new Random(1);
        foreach (ref float x in _inputs.AsSpan())
            x = (float)((2 * random.NextDouble()) - 1);
    }

    /// <summary>Measures, slowest way first, and says how far the last two ways are apart.</summary>
    /// <returns>The speeds, and ‖a − b‖ / ‖b‖ of their outputs and gradients, the worse of both.</returns>
    public static (Speed[] Speeds, double Difference) Run()
    {
        using var layer = new Recurrent<Weaver>(Input, Hidden, new RecurrentOptions { Threads = 1 });
        var comparison = new SpeedComparison(layer);
        Speed declared = comparison.Declared();
        Speed passes = comparison.Passes(out float[] theirOutputs, out float[] theirGradients);
        Speed kernels = comparison.Compiled(out float[] outputs, out float[] gradients);
        double difference = Math.Max(Difference(outputs, theirOutputs), Difference(gradients, theirGradients));
        return ([declared, passes, kernels], difference);
    }

    private Speed Declared()
    {
        var runner = new DeclarationRunner<Weaver>(Input, Hidden);
        for (int i = 0; i < runner.Weights.Length; i++)
            runner.Weights[i] = _layer.Weights.All[i];
        DeclarationSequence sequence = runner.NewSequence(DeclaredSteps, 1);
        for (int i = 0; i < sequence.Inputs[0].Length; i++)
            sequence.Inputs[0][i] = _inputs[i];
        Array.Fill(sequence.OutputGradients[0], 1);
        return new Speed(
            "declaration, executed in double",
            Rate(DeclaredSteps, () => runner.Forward(sequence)),
            Rate(DeclaredSteps, () => runner.Backward(sequence)));
    }

    private Speed Passes(out float[] outputs, out float[] gradients)
    {
        var y = new float[Steps * Batch * Hidden];
        using var forward = new OnePassPerOperation(_layer, Steps, Batch, gradients: false);
        using var training = new OnePassPerOperation(_layer, Steps, Batch, gradients: true);
        Array.Fill(training.OutputGradients, 1);
        var speed = new Speed(
            "one pass per operation",
            Rate(Steps * Batch, () => forward.Forward(_inputs, y)),
            Rate(Steps * Batch, () =>
            {
                training.Forward(_inputs, y);
                training.Backward(_inputs);
            }));
        outputs = y;
        gradients = training.VectorGradients.ToArray();
        return speed;
    }

    private Speed Compiled(out float[] outputs, out float[] gradients)
    {
        // Not disposed here: it would take the layer along.
        var windows = new RecurrentLayer<Weaver>(_layer);
        ISequenceWindow forward = windows.NewWindow(Steps, Batch, gradients: false);
        ISequenceWindow training = windows.NewWindow(Steps, Batch, gradients: true);
        _inputs.CopyTo(forward.Inputs);
        _inputs.CopyTo(training.Inputs);
        training.OutputGradients.Fill(1);
        var speed = new Speed(
            "compiled kernels",
            Rate(Steps * Batch, forward.Forward),
            Rate(Steps * Batch, () =>
            {
                training.Forward();
                training.Backward();
            }));
        outputs = forward.Outputs.ToArray();
        _layer.Gradients.Clear();
        training.Forward();
        training.Backward();
        gradients = [.. _layer.Gradients["mix"], .. _layer.Gradients["peek"], .. _layer.Gradients["gain"]];
        return speed;
    }

    /// <summary>
    /// Thousands of rows and steps per second: the best of as many runs as fit into <see cref="Least"/>, after two to
    /// warm up.
    /// </summary>
    private static double Rate(int work, Action run)
    {
        run();
        run();
        var best = TimeSpan.MaxValue;
        var all = Stopwatch.StartNew();
        do
        {
            long start = Stopwatch.GetTimestamp();
            run();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }
        while (all.Elapsed < Least);
        return work / best.TotalSeconds / 1000;
    }

    private static double Difference(float[] a, float[] b)
    {
        double difference = 0, size = 0;
        for (int i = 0; i < a.Length; i++)
        {
            difference += (a[i] - (double)b[i]) * (a[i] - (double)b[i]);
            size += (double)b[i] * b[i];
        }

        return Math.Sqrt(difference / size);
    }
}
