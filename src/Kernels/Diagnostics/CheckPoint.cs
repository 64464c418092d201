using Kernels.Execution;
using Kernels.Language;

namespace Kernels.Diagnostics;

/// <summary>
/// A point at which a cell is checked: weights, inputs and initial states drawn at random, and a random linear loss.
/// </summary>
/// <remarks>
/// The loss is Σ weight · result over all outputs and final states, so its weights are the gradients that enter the
/// backward pass.
/// </remarks>
internal sealed class CheckPoint<TCell>
    where TCell : ICell<TCell>
{
    private readonly List<CheckedTensor> _tensors = [];

    public CheckPoint(DeclarationRunner<TCell> runner, int steps, int batch)
    {
        Runner = runner;
        Sequence = runner.NewSequence(steps, batch);
        Add(TensorKind.Output, Outputs, Sequence.Outputs, Sequence.OutputGradients);
        Add(TensorKind.FinalState, States, Sequence.FinalStates, Sequence.FinalStateGradients);
        AddWeights();
        Add(TensorKind.Input, Inputs, Sequence.Inputs, Sequence.InputGradients);
        Add(TensorKind.InitialState, States, Sequence.InitialStates, Sequence.InitialStateGradients);
    }

    public DeclarationRunner<TCell> Runner { get; }

    public DeclarationSequence Sequence { get; }

    /// <summary>Outputs and final states.</summary>
    public IReadOnlyList<CheckedTensor> Results => [.. _tensors.Where(tensor => tensor.IsResult)];

    /// <summary>Trained weights, inputs and initial states.</summary>
    public IReadOnlyList<CheckedTensor> Variables => [.. _tensors.Where(tensor => !tensor.IsResult)];

    private static CompiledCell Compiled => TCell.Compiled;

    private static IEnumerable<string> Inputs => Compiled.Inputs.Select(input => input.Name);

    private static IEnumerable<string> Outputs => Compiled.Outputs.Select(output => output.Name);

    private static IEnumerable<string> States => Compiled.Carried.Select(carried => carried.Name);

    /// <summary>
    /// Draws everything anew. Weights keep near where they start when that is a constant, since √ or log may need them
    /// positive.
    /// </summary>
    /// <param name="random">What to draw from.</param>
    /// <param name="positive">Whether states are drawn from 0 to 1/2 rather than from ±1/2.</param>
    public void Draw(CheckRandom random, bool positive = false)
    {
        var offset = 0;
        foreach (var weight in Compiled.Weights)
        {
            var length = DeclaredWeights.LengthOf(weight, Runner.Sizes, Compiled);
            var (bound, centre) = RangeOf(weight);
            random.Fill(Runner.Weights.Slice(offset, length), bound, centre);
            offset += length;
        }

        for (var index = 0; index < Compiled.Hypers.Length; index++)
        {
            if (double.IsNaN(Compiled.Hypers[index].Default))
                Runner.Hypers[index] = Math.Round(64 * random.Next(0.4, 0.5)) / 64;
        }

        foreach (var tensor in _tensors)
        {
            if (tensor.IsResult)
                random.Fill(tensor.Gradient.Span, 1);
            else if (tensor.Kind != TensorKind.Weight)
                random.Fill(tensor.Values.Span, tensor.Kind == TensorKind.Input ? 1 : positive ? 0.25 : 0.5, positive && tensor.Kind != TensorKind.Input ? 0.25 : 0);
        }
    }

    /// <summary>
    /// Executes the declaration and its recording backwards: values of <see cref="Results"/>, gradients of
    /// <see cref="Variables"/>.
    /// </summary>
    /// <returns>Distance to the nearest kink.</returns>
    public double Record()
    {
        Runner.Gradients.Clear();
        Runner.Backward(Sequence);
        return Runner.KinkDistance;
    }

    /// <summary>Executes the declaration only, as in training. Overwrites the values of <see cref="Results"/>.</summary>
    /// <param name="held">Where operations with a declared derivative are held, the point at which they are.</param>
    /// <returns>The loss, and which side of each kink was taken.</returns>
    public (double Value, ulong Branches) Loss(HeldPoint? held = null)
    {
        held?.Begin();
        using var watch = new Recording(keepsTape: false) { Held = held };
        Runner.Forward(Sequence, training: true);
        var sum = 0.0;
        foreach (var tensor in _tensors)
        {
            if (!tensor.IsResult)
                break;
            var values = tensor.Values.Span;
            var weights = tensor.Gradient.Span;
            for (var index = 0; index < values.Length; index++)
                sum += weights[index] * values[index];
        }

        return (sum, watch.Kinks.Branches);
    }

    /// <summary>
    /// Values of <see cref="Results"/> in inference. The point is left as it was, with the values of training.
    /// </summary>
    public double[][] Inference()
    {
        var training = Results.Select(tensor => tensor.Truth()).ToArray();
        if (!Compiled.Draws)
            return training;
        Runner.Forward(Sequence);
        var inference = Results.Select(tensor => tensor.Truth()).ToArray();
        foreach (var (tensor, values) in Results.Zip(training))
            values.CopyTo(tensor.Values);
        return inference;
    }

    /// <summary>Σ |weight · result|: what the loss adds up, whatever cancels.</summary>
    public double LossMagnitude() => _tensors.Where(tensor => tensor.IsResult).Sum(tensor =>
        tensor.Values.ToArray().Zip(tensor.Gradient.ToArray(), (value, weight) => Math.Abs(value * weight)).Sum());

    private void Add(TensorKind kind, IEnumerable<string> names, double[][] values, double[][] gradients)
    {
        foreach (var (index, name) in names.Index())
            _tensors.Add(new CheckedTensor(kind, name, values[index], gradients[index]));
    }

    private void AddWeights()
    {
        var offset = 0;
        foreach (var weight in Compiled.Weights)
        {
            var length = DeclaredWeights.LengthOf(weight, Runner.Sizes, Compiled);
            var (values, gradient) = (
                Runner.WeightMemory.Slice(offset, length), Runner.GradientMemory.Slice(offset, length));
            if (!weight.Frozen)
                _tensors.Add(new CheckedTensor(TensorKind.Weight, weight.Name, values, gradient));
            offset += length;
        }
    }

    private (double Bound, double Centre) RangeOf(WeightInfo weight)
    {
        var start = weight.Initial == Initial.Constant && double.IsFinite(weight.Scale) ? weight.Scale : 0;
        return weight.Kind switch
        {
            WeightKind.Matrix => (1 / Math.Sqrt(CellSizes.Of(weight.Columns, Runner.Sizes, Compiled.MadeSizes)), 0),
            WeightKind.Bias => (0.5, start),
            _ => start == 0 ? (0.9, 0) : (0.5 * Math.Abs(start), start),
        };
    }
}
