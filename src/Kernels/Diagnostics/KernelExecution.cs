using System.Numerics;
using Kernels.Execution;

namespace Kernels.Diagnostics;

/// <summary>Runs a cell's emitted kernels at the point of a check.</summary>
internal static class KernelExecution
{
    /// <summary>Runs inference, and then forward and backward on buffers of their own, in a precision.</summary>
    /// <param name="point">Where; the numbers are exact in float.</param>
    /// <param name="target">Instruction set of a float layer.</param>
    public static KernelRun Run<TCell, T>(CheckPoint<TCell> point, Target? target)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (compiled, sizes) = (TCell.Compiled, point.Runner.Sizes);
        var options = new RecurrentOptions
        {
            Target = target,
            Seed = point.Runner.Seed,
            Hypers = [.. compiled.Hypers.Select((hyper, index) => (hyper.Name, point.Runner.Hypers[index]))],
        };
        var further = compiled.Sizes.Zip(sizes).Skip(2).ToArray();
        using var layer = new Recurrent<TCell, T>(sizes[0], sizes[1], options, further);
        using (var edit = layer.Weights.Edit())
            Convert(point.Runner.Weights, edit.All);

        var inference = NewSequence(layer, point.Sequence);
        layer.Infer(inference);
        var training = NewSequence(layer, point.Sequence);
        layer.Forward(training);
        layer.Backward(training);
        return new KernelRun(
            [.. Read(inference.Outputs), .. Read(inference.FinalStates)],
            [.. Read(training.Outputs), .. Read(training.FinalStates)],
            [
                .. WeightGradients(layer, point),
                .. Read(training.InputGradients),
                .. Read(training.InitialStateGradients),
            ]);
    }

    private static Sequence<T> NewSequence<TCell, T>(Recurrent<TCell, T> layer, DeclarationSequence source)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sequence = layer.NewSequence(source.Steps, source.Batch, gradients: true);
        Write(source.Inputs, sequence.Inputs);
        Write(source.InitialStates, sequence.InitialStates);
        Write(source.OutputGradients, sequence.OutputGradients);
        Write(source.FinalStateGradients, sequence.FinalStateGradients);
        return sequence;
    }

    private static IEnumerable<double[]> WeightGradients<TCell, T>(Recurrent<TCell, T> layer, CheckPoint<TCell> point)
        where TCell : ICell<TCell>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in point.Variables)
        {
            if (tensor.Kind == TensorKind.Weight)
                yield return Widen<T>(layer.Gradients[tensor.Name]);
        }
    }

    private static void Write<T>(double[][] source, Signals<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var index = 0; index < source.Length; index++)
            Convert(source[index], target[index].Span);
    }

    private static IEnumerable<double[]> Read<T>(Signals<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var index = 0; index < source.Count; index++)
            yield return Widen<T>(source[index].Span);
    }

    private static void Convert<T>(ReadOnlySpan<double> source, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var index = 0; index < source.Length; index++)
            target[index] = T.CreateTruncating(source[index]);
    }

    private static double[] Widen<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var target = new double[source.Length];
        for (var index = 0; index < source.Length; index++)
            target[index] = double.CreateTruncating(source[index]);
        return target;
    }
}
