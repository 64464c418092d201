using System.Globalization;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>Whether both layers compute the same: relative L2 difference of every result.</summary>
internal static class Agreement
{
    // Each of the two is within about 3e-7 of the exact result (float, sums of a few hundred terms).
    private const double Bound = 2e-6;

    /// <summary>Runs both once and compares; false where a difference is beyond the bound.</summary>
    public static bool Check(LstmProblem problem, KernelsLstm ours, DnnlLstm theirs, TextWriter output)
    {
        ours.Infer();
        theirs.Inference.Run();
        var same = Compare("inference outputs", ours.InferredOutputs, theirs.Inference[DnnlArgumentKind.Result].Span, output);
        return theirs.Backward is null ? same : CheckTraining(problem, ours, theirs, output) && same;
    }

    private static bool CheckTraining(LstmProblem problem, KernelsLstm ours, DnnlLstm theirs, TextWriter output)
    {
        ours.ClearGradients();
        theirs.ClearWeightGradients();
        ours.Forward();
        ours.Backward();
        theirs.Training!.Run();
        theirs.Backward!.Run();
        var same = Compare("training outputs", ours.TrainedOutputs, theirs.Training[DnnlArgumentKind.Result].Span, output);
        same &= Compare("input gradients", ours.InputGradients, theirs.Backward[DnnlArgumentKind.SourceGradient].Span, output);
        var inputWeights = theirs.WeightGradient(DnnlArgumentKind.InputWeightsGradient);
        var stateWeights = theirs.WeightGradient(DnnlArgumentKind.StateWeightsGradient);
        var bias = theirs.Backward[DnnlArgumentKind.BiasGradient].Span;
        for (var gate = 0; gate < LstmProblem.Gates.Length; gate++)
        {
            var name = LstmProblem.Gates[gate];
            same &= CompareGate(problem, name + ".x", inputWeights, gate, problem.Input, ours, output);
            same &= CompareGate(problem, name + ".h", stateWeights, gate, problem.Hidden, ours, output);
            same &= Compare(
                name + ".bias", ours.Gradient(name + ".bias"), bias.Slice(gate * problem.Hidden, problem.Hidden), output);
        }

        return same;
    }

    private static bool CompareGate(
        LstmProblem problem, string name, float[] stacked, int gate, int columns, KernelsLstm ours, TextWriter output)
    {
        var theirs = new float[problem.Hidden * columns];
        problem.Unstack(stacked, gate, theirs);
        return Compare(name, ours.Gradient(name), theirs, output);
    }

    private static bool Compare(string what, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, TextWriter output)
    {
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < ours.Length; i++)
        {
            difference += Math.Pow((double)ours[i] - theirs[i], 2);
            size += Math.Pow(theirs[i], 2);
        }

        var relative = Math.Sqrt(difference / size);
        var same = ours.Length == theirs.Length && relative <= Bound;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-18} differs by {relative:0.0e+0}{(same ? "" : $", more than {Bound:0e+0}")}"));
        return same;
    }
}
