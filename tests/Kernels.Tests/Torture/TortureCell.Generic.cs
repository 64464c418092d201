using Kernels.Execution;

namespace Kernels.Tests.Torture;

/// <inheritdoc/>
internal sealed class TortureCell<TCell>() : TortureCell(typeof(TCell).Name)
    where TCell : ICell<TCell>
{
    public override CompiledCell Compiled => TCell.Compiled;

    public override GradientCheckReport Check(int input, int hidden, int batch, int steps, ulong seed, params (string Size, int Value)[] sizes) =>
        GradientCheck.Run<TCell>(input, hidden, batch, steps, seed, [.. sizes.Where(size => Compiled.Sizes.Contains(size.Size))]);

    public override LayerRun Run(LayerShape shape, RecurrentOptions options)
    {
        (string, int)[] sizes = [.. Compiled.Sizes.Skip(2).Select(size => (size, (shape.Hidden / 2) + 1))];
        var hypers = Compiled.Hypers.Select(hyper => (hyper.Name, 0.5)).ToArray();
        using var layer = new Recurrent<TCell, double>(shape.Input, shape.Hidden, options with { Hypers = hypers, Target = null }, sizes);
        using (var edit = layer.Weights.Edit())
            Fill(edit.All, 1, 0.4);

        var inference = Sequence(layer, shape);
        layer.Infer(inference);
        var training = Sequence(layer, shape);
        layer.Forward(training);
        layer.Backward(training);
        return new LayerRun(
            new(Results(inference)), new(Results(training)), shape.Lengths is null ? Stream(layer, shape) : [],
            new([.. Named("input ", training.InputGradients), .. Named("initial ", training.InitialStateGradients)]),
            layer.Weights.Names.ToDictionary(name => name, name => layer.Gradients[name].ToArray()));
    }

    public override LayerRun Declared(LayerShape shape)
    {
        var runner = new DeclarationRunner<TCell>(shape.Input, shape.Hidden);
        Fill(runner.Weights, 1, 0.4);
        runner.Hypers.Fill(0.5);
        var sequence = runner.NewSequence(shape.Steps, shape.Batch);
        sequence.Lengths = shape.Lengths;
        FillEach(sequence.Inputs, 2, 1);
        FillEach(sequence.InitialStates, 3, 0.5);
        FillEach(sequence.OutputGradients, 4, 1);
        FillEach(sequence.FinalStateGradients, 5, 1);
        runner.Backward(sequence);
        var values = new Dictionary<string, double[]>(
            [.. Named("", Compiled.Outputs.Select(o => o.Name), sequence.Outputs), .. Named("final ", Compiled.Carried.Select(s => s.Name), sequence.FinalStates)]);
        var offset = 0;
        var weights = new Dictionary<string, double[]>();
        foreach (var weight in Compiled.Weights)
        {
            var length = DeclaredWeights.LengthOf(weight, runner.Sizes, TCell.Compiled);
            weights.Add(weight.Name, weight.Frozen ? new double[length] : runner.Gradients.Slice(offset, length).ToArray());
            offset += length;
        }

        return new LayerRun(values, values, [],
            new([.. Named("input ", Compiled.Inputs.Select(i => i.Name), sequence.InputGradients),
                .. Named("initial ", Compiled.Carried.Select(s => s.Name), sequence.InitialStateGradients)]), weights);
    }

    private static Sequence<double> Sequence(Recurrent<TCell, double> layer, LayerShape shape)
    {
        var sequence = layer.NewSequence(shape.Steps, shape.Batch, gradients: true);
        sequence.Lengths = shape.Lengths;
        FillEach(sequence.Inputs, 2, 1);
        FillEach(sequence.InitialStates, 3, 0.5);
        FillEach(sequence.OutputGradients, 4, 1);
        FillEach(sequence.FinalStateGradients, 5, 1);
        return sequence;
    }

    private static Dictionary<string, double[]> Stream(Recurrent<TCell, double> layer, LayerShape shape)
    {
        var sequence = Sequence(layer, shape);
        using var stream = layer.NewStream(shape.Batch);
        for (var state = 0; state < sequence.InitialStates.Count; state++)
        {
            var size = sequence.InitialStates[state].Length / shape.Batch;
            for (var row = 0; row < shape.Batch; row++)
                sequence.InitialStates[state].Span.Slice(row * size, size).CopyTo(stream.State(sequence.InitialStates.NameOf(state), row));
        }

        var outputs = Enumerable.Range(0, sequence.Outputs.Count).ToDictionary(o => sequence.Outputs.NameOf(o), _ => new List<double>());
        for (var step = 0; step < shape.Steps; step++)
        {
            for (var input = 0; input < sequence.Inputs.Count; input++)
            {
                var isOnce = TCell.Compiled.Inputs[input].IsPerSequence;
                var length = sequence.Inputs[input].Length / (isOnce ? 1 : shape.Steps);
                sequence.Inputs[input].Span.Slice(isOnce ? 0 : step * length, length).CopyTo(stream.Input(sequence.Inputs.NameOf(input)));
            }

            stream.Step();
            foreach (var (name, values) in outputs)
                values.AddRange(stream.Output(name));
        }

        return outputs.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static IEnumerable<KeyValuePair<string, double[]>> Results(Sequence<double> sequence) =>
        [.. Named("", sequence.Outputs), .. Named("final ", sequence.FinalStates)];

    private static IEnumerable<KeyValuePair<string, double[]>> Named(string prefix, Signals<double> signals) =>
        Enumerable.Range(0, signals.Count).Select(i => KeyValuePair.Create(prefix + signals.NameOf(i), signals[i].ToArray()));

    private static IEnumerable<KeyValuePair<string, double[]>> Named(string prefix, IEnumerable<string> names, double[][] values) =>
        names.Zip(values, (name, value) => KeyValuePair.Create(prefix + name, value));

    private static void FillEach(Signals<double> signals, int seed, double bound)
    {
        for (var i = 0; i < signals.Count; i++)
            Fill(signals[i].Span, seed + (10 * i), bound);
    }

    private static void FillEach(double[][] signals, int seed, double bound)
    {
        for (var i = 0; i < signals.Length; i++)
            Fill(signals[i], seed + (10 * i), bound);
    }

    private static void Fill(Span<double> values, int seed, double bound)
    {
        var random = new Random(seed);
        foreach (ref var value in values)
            value = bound * ((2 * random.NextDouble()) - 1);
    }
}
