namespace Kernels;

/// <summary>
/// Makes a parameter of <c>Step</c> the value that an input or a state had some steps ago: x<sub>t−d</sub> of an input,
/// h<sub>t−d</sub> of a state, so that a delay of 1 is the state itself as it enters the step.
/// </summary>
/// <param name="source">The parameter of <c>Step</c> that is delayed: <c>nameof(h)</c>.</param>
/// <param name="steps">d, a constant number of steps, at least 1.</param>
/// <remarks>
/// The parameter has the size of its source. An array is a window: with <c>[Delay(nameof(x), 1), Count(3)] Vec[] past</c>,
/// <c>past[0]</c> is x of the step before, and each element after it a step older. Before the first step it reads what the caller carries over, which is zero
/// by default: of source x, <c>InitialStates["x[-2]"]</c> is the value of two steps before the first one.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DelayAttribute(string source, int steps) : Attribute
{
    /// <summary>The parameter that is delayed.</summary>
    public string Source { get; } = source;

    /// <summary>By how many steps.</summary>
    public int Steps { get; } = steps;
}
