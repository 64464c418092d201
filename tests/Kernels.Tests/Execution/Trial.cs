using System.Numerics;
using Kernels.Tests.Published;

namespace Kernels.Tests.Execution;

/// <summary>A layer, a sequence filled at random, and the executed declaration on the same numbers.</summary>
internal sealed class Trial<TCell, T> : IDisposable
    where TCell : ICell<TCell>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Trial(int input, int hidden, int steps, int batch, RecurrentOptions? options = null, int[]? lengths = null,
        bool padWithNaN = true)
    {
        (string, int)[] sizes = [.. TCell.Compiled.Sizes.Skip(2).Select(size => (size, (hidden / 2) + 1))];
        Layer = new Recurrent<TCell, T>(input, hidden, options, sizes);
        Sequence = Layer.NewSequence(steps, batch, gradients: true);
        Sequence.Lengths = lengths;
        var random = new Random(7);
        foreach (Signals<T> signals in (Signals<T>[])[Sequence.Inputs, Sequence.InitialStates,
            Sequence.OutputGradients, Sequence.FinalStateGradients])
        {
            for (int i = 0; i < signals.Count; i++)
            {
                string state = signals == Sequence.InitialStates ? signals.NameOf(i) : "";
                foreach (ref T value in signals[i].Span)
                    value = T.CreateChecked(PositiveStates.Of(TCell.Compiled.Name, state, (2 * random.NextDouble()) - 1));
            }
        }

        if (lengths is not null && padWithNaN)
            Pad(lengths);
    }

    public Recurrent<TCell, T> Layer { get; }

    public Sequence<T> Sequence { get; }

    public Trial<TCell, T> Run()
    {
        Layer.Forward(Sequence);
        Layer.Backward(Sequence);
        return this;
    }

    /// <summary>Everything that a run computes, by name.</summary>
    public IEnumerable<(string Name, T[] Values)> Results()
    {
        foreach ((string what, Signals<T> signals) in ((string, Signals<T>)[])[("output", Sequence.Outputs),
            ("final", Sequence.FinalStates),
            ("input gradient", Sequence.InputGradients), ("initial gradient", Sequence.InitialStateGradients)])
        {
            for (int i = 0; i < signals.Count; i++)
                yield return ($"{what} {signals.NameOf(i)}", signals[i].ToArray());
        }

        foreach (string name in Layer.Weights.Names)
            yield return ($"gradient {name}", Layer.Gradients[name].ToArray());
    }

    /// <summary>The same by the executed and recorded declaration, in double.</summary>
    public IEnumerable<(string Name, double[] Values)> Truth()
    {
        var runner = new DeclarationRunner<TCell>(Layer.Input, Layer.Hidden);
        for (int i = 0; i < runner.Weights.Length; i++)
            runner.Weights[i] = double.CreateChecked(Layer.Weights.All[i]);
        DeclarationSequence truth = runner.NewSequence(Sequence.Steps, Sequence.Batch);
        truth.Lengths = Sequence.Lengths?.ToArray();
        Fill(Sequence.Inputs, truth.Inputs);
        Fill(Sequence.InitialStates, truth.InitialStates);
        Fill(Sequence.OutputGradients, truth.OutputGradients);
        Fill(Sequence.FinalStateGradients, truth.FinalStateGradients);
        runner.Backward(truth);
        int offset = 0;
        return
        [
            .. TCell.Compiled.Outputs.Select((output, i) => ($"output {output.Name}", truth.Outputs[i])),
            .. TCell.Compiled.Carried.Select((state, i) => ($"final {state.Name}", truth.FinalStates[i])),
            .. TCell.Compiled.Inputs.Select((input, i) => ($"input gradient {input.Name}", truth.InputGradients[i])),
            .. TCell.Compiled.Carried.Select((state, i) =>
                ($"initial gradient {state.Name}", truth.InitialStateGradients[i])),
            .. Layer.Weights.Names.Select(name =>
            {
                int length = Layer.Weights[name].Length;
                offset += length;
                return ($"gradient {name}", runner.Gradients[(offset - length)..offset].ToArray());
            }).ToArray(),
        ];
    }

    /// <summary>Fails unless every result agrees with the declaration: error relative to the largest value of its
    /// kind.</summary>
    public void AssertAgrees(double tolerance) => AssertAgrees(Truth(), tolerance, "");

    /// <summary>The same against the declaration's numbers, which were computed before.</summary>
    /// <param name="truth">What <see cref="Truth"/> gave for the same weights and inputs.</param>
    /// <param name="tolerance">Bound of the error.</param>
    /// <param name="run">What ran, for messages.</param>
    public void AssertAgrees(IEnumerable<(string Name, double[] Values)> truth, double tolerance, string run)
    {
        Dictionary<string, T[]> found = Results().ToDictionary(result => result.Name, result => result.Values);
        foreach ((string name, double[] expected) in truth)
        {
            double scale = Math.Max(1e-3, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
            for (int i = 0; i < expected.Length; i++)
            {
                double error = Math.Abs(double.CreateChecked(found[name][i]) - expected[i]) / scale;
                Assert.True(error <= tolerance,
                    $"{run} {name}[{i}]: {found[name][i]} instead of {expected[i]}, relative error {error:E1}");
            }
        }

        Assert.True(Layer.Engine.GuardsIntact, "a guard zone was written");
    }

    public void Dispose() => Layer.Dispose();

    private static void Fill(Signals<T> from, double[][] to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            for (int j = 0; j < to[i].Length; j++)
                to[i][j] = double.CreateChecked(from[i].Span[j]);
        }
    }

    private void Pad(int[] lengths)
    {
        foreach (Signals<T> signals in (Signals<T>[])[Sequence.Inputs, Sequence.OutputGradients])
        {
            for (int i = 0; i < signals.Count; i++)
            {
                int size = signals.SizeOf(i);
                for (int t = 0; t < Sequence.Steps; t++)
                {
                    for (int b = 0; b < Sequence.Batch; b++)
                    {
                        if (t >= lengths[b])
                            signals[i].Span.Slice(((t * Sequence.Batch) + b) * size, size).Fill(T.NaN);
                    }
                }
            }
        }
    }
}
