namespace Kernels;

/// <summary>One tensor's line of a <see cref="GradientCheckReport"/>.</summary>
/// <param name="Kind">Output, final state, weight, input or initial state.</param>
/// <param name="Name">As in the declaration.</param>
/// <param name="Elements">Number of elements.</param>
/// <param name="Largest">
/// Greatest magnitude of the value (outputs, final states) or of the gradient (the others).
/// </param>
/// <param name="IsValue">Whether values are compared; otherwise gradients.</param>
public sealed record GradientCheckRow(string Kind, string Name, int Elements, double Largest, bool IsValue)
{
    /// <summary>
    /// Recorded gradient against central differences; null for values, and where only directions were checked.
    /// </summary>
    public double? Differences { get; init; }

    /// <summary>Emitted double kernels against the declaration; null when kernels were not run.</summary>
    public double? Double { get; init; }

    /// <summary>Emitted float kernels against the declaration, relative L2, for each of the report's targets.</summary>
    public IReadOnlyList<double> Float { get; init; } = [];
}
