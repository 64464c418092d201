namespace Kernels.Execution;

/// <summary>A value that a run takes over from the one before: a state, or an input or state of several steps ago.</summary>
/// <param name="Name">The state's name; of the past, <c>x[-2]</c>, the x of two steps before the first.</param>
/// <param name="Size">Size index.</param>
/// <param name="Value">Where it lies as a step is entered.</param>
/// <param name="Source">Index of the input or state.</param>
/// <param name="IsState">Which of the two.</param>
/// <param name="Steps">How many steps ago, as a step is entered; 1 for a state.</param>
public sealed record CarriedInfo(string Name, int Size, ValueRef Value, int Source, bool IsState, int Steps)
{
    internal static CarriedInfo[] Of(CompiledCell cell) =>
    [
        .. cell.States.Select((state, i) => new CarriedInfo(state.Name, state.Size, new(state.Slot), i, true, 1)),
        .. cell.States.SelectMany((state, i) => Past(cell, state, i, isState: true)),
        .. cell.Inputs.SelectMany((input, i) => Past(cell, input, i, isState: false)),
    ];

    // The state of one step ago is the state.
    private static IEnumerable<CarriedInfo> Past(CompiledCell cell, SignalInfo signal, int index, bool isState)
    {
        int first = isState ? 2 : 1;
        for (int steps = first; steps <= cell.Depth(index, isState); steps++)
        {
            yield return new($"{signal.Name}[-{steps}]", signal.Size,
                new(signal.Slot, Delay: isState ? steps - 1 : steps), index, isState, steps);
        }
    }
}
