namespace Kernels.Execution;

/// <summary>How long a row of values lives, and whose it is.</summary>
public enum SlotKind
{
    /// <summary>Input <c>Index</c>, [T, B, n], the caller's.</summary>
    Input,

    /// <summary>State <c>Index</c>: the value that enters a step, or, where <c>Next</c> is said, the one that leaves it.</summary>
    State,

    /// <summary>Output <c>Index</c> that is not a state.</summary>
    Output,

    /// <summary>A vector or scalar weight, a bias or a hyper-parameter, or a value derived from them. One row for all rows and steps.</summary>
    Parameter,

    /// <summary>The gradient of a <see cref="Parameter"/> slot, summed over rows and steps. Used by ParameterBackward.</summary>
    ParameterGradient,

    /// <summary>Lives within one step.</summary>
    Step,

    /// <summary>Lives within one time block.</summary>
    Block,

    /// <summary>Written by the training forward pass for the backward pass, which may overwrite it; lives within one step in inference.</summary>
    Tape,

    /// <summary>The caller's gradient of output <c>Index</c>; zeros when the caller gives none.</summary>
    OutputGradient,

    /// <summary>What the backward pass hands from step t to step t − 1 for state <c>Index</c>: read as the value left by t + 1, written where <c>Next</c> is said.</summary>
    StateGradient,

    /// <summary>The gradient of input <c>Index</c>, copied out block by block.</summary>
    InputGradient,

    /// <summary>What a delayed operand adds to the gradient of input <c>Index</c> of as many steps before.</summary>
    DelayedGradient,

    /// <summary>The caller's gradients of the past that the sequence leaves behind of state <c>Index</c>, each at the step after which the state had that value.</summary>
    HistoryGradient,

    /// <summary>The index of the step, of rank 0; where <c>Index</c> is above 0, what is left of it by that period.</summary>
    StepIndex,

    /// <summary>Half of the key that a mask is drawn from, of rank 0: 4 · occurrence, + 2 for a mask of the whole sequence, + 1 for the high half.</summary>
    Draw,
}

/// <summary>One row of values per batch row.</summary>
/// <param name="Kind">Lifetime and owner.</param>
/// <param name="Size">Size index, or <see cref="CompiledCell.Unit"/>.</param>
/// <param name="Index">For kinds that say so, which one. For Parameter: weight index, or -1 - hyper index, or <see cref="Derived"/>; for ParameterGradient: the Parameter slot.</param>
/// <param name="Name">For people.</param>
public sealed record SlotInfo(SlotKind Kind, int Size, int Index, string Name)
{
    /// <summary>Index of a Parameter slot that is computed by ParameterForward rather than copied from a weight.</summary>
    public const int Derived = int.MinValue;

    private const int FirstSize = int.MinValue / 2;

    /// <summary>Of a State or StateGradient slot: whether what leaves a step may decay towards zero without end, and is kept from
    /// the denormals.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Index of a Parameter slot that holds the number of units of a size.</summary>
    public static int SizeOf(int size) => FirstSize - size;

    /// <summary>The size whose number of units a Parameter slot holds; -1 where it holds something else.</summary>
    internal int HeldSize => Index <= FirstSize && Index is not (Derived or Units) ? FirstSize - Index : -1;

    /// <summary>Index of a Parameter slot that tells the units of its size apart, for masks.</summary>
    public const int Units = int.MinValue + 1;
}

/// <summary>A row of values at a moment.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Previous">Its value at the iteration that ran before this one (t + 1 in the backward pass). Products on it are left out at the first iteration.</param>
/// <param name="Next">For State and StateGradient slots: the value that leaves the step.</param>
/// <param name="Delay">Steps back in time; with <paramref name="Previous"/>, iterations before that one.</param>
public readonly record struct ValueRef(int Slot, bool Previous = false, bool Next = false, int Delay = 0);
