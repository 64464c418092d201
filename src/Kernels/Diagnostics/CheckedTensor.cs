namespace Kernels.Diagnostics;

/// <summary>What a tensor of a check is.</summary>
internal enum TensorKind
{
    Output,
    FinalState,
    Weight,
    Input,
    InitialState,
}

/// <summary>
/// A tensor that a check compares: by value (outputs, final states) or by gradient (weights, inputs, initial states).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As in the declaration.</param>
/// <param name="Values">Its elements.</param>
/// <param name="Gradient">The loss's gradient by them: given for results, computed for variables.</param>
internal sealed record CheckedTensor(TensorKind Kind, string Name, Memory<double> Values, Memory<double> Gradient)
{
    /// <summary>Whether it is computed from the others.</summary>
    public bool IsResult => Kind is TensorKind.Output or TensorKind.FinalState;

    /// <summary>What the declaration says of it: the value of a result, the gradient of a variable.</summary>
    public double[] Truth() => (IsResult ? Values : Gradient).ToArray();
}
