using System.Runtime.InteropServices;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Compressed;

/// <summary>A float layer, a sequence filled at random, and inference layers made of it.</summary>
internal sealed class CompressedTrial<TCell>(int input, int hidden, int steps, int batch, RecurrentOptions? options = null)
    : IDisposable
    where TCell : ICell<TCell>
{
    private readonly Trial<TCell, float> _trial = new(input, hidden, steps, batch, options);

    public Recurrent<TCell, float> Layer => _trial.Layer;

    public Sequence<float> Sequence => _trial.Sequence;

    /// <summary>An inference layer of the present weights.</summary>
    public InferenceLayer Compress(WeightFormat format) =>
        new(Layer.Engine.Compress(format, Layer.Target), Layer.Target);

    /// <summary>Outputs and final states of an inference layer.</summary>
    public float[][] Infer(WeightFormat format)
    {
        using InferenceLayer layer = Compress(format);
        layer.Infer(Sequence);
        Assert.True(layer.Engine.GuardsIntact, "a guard zone was written");
        return Computed(Sequence);
    }

    /// <summary>Outputs and final states of the float layer itself.</summary>
    public float[][] Infer()
    {
        Layer.Infer(Sequence);
        return Computed(Sequence);
    }

    /// <summary>Replaces every weight of a forward product.</summary>
    public void ReplaceProductWeights(Func<float, float> replacement)
    {
        using WeightsEdit<float> edit = Layer.Weights.Edit();
        foreach (string name in TCell.Compiled.Weights.Where(weight => weight.Kind == Kernels.Execution.WeightKind.Matrix)
            .Select(weight => weight.Name))
        {
            foreach (ref float weight in edit[name])
                weight = replacement(weight);
        }
    }

    public static float[][] Computed(Sequence<float> sequence) =>
    [
        .. Enumerable.Range(0, sequence.Outputs.Count).Select(i => sequence.Outputs[i].ToArray()),
        .. Enumerable.Range(0, sequence.FinalStates.Count).Select(i => sequence.FinalStates[i].ToArray()),
    ];

    public static bool SameBits(float[][] a, float[][] b) =>
        a.Zip(b).All(pair => MemoryMarshal.AsBytes<float>(pair.First).SequenceEqual(MemoryMarshal.AsBytes<float>(pair.Second)));

    /// <summary>The largest relative L2 error of any tensor.</summary>
    public static double Error(float[][] found, float[][] truth) => found.Zip(truth).Max(pair =>
    {
        double error = pair.First.Zip(pair.Second, (a, b) => ((double)a - b) * ((double)a - b)).Sum();
        return error == 0 ? 0 : Math.Sqrt(error / pair.Second.Sum(value => (double)value * value));
    });

    public void Dispose() => _trial.Dispose();
}
