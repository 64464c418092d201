namespace Kernels.Compiler.Planning;

/// <summary>What the symbol of a Saved leaf says: where the backward pass finds the value.</summary>
internal static class SavedValue
{
    /// <summary>A state's value before the step, from the state history.</summary>
    public const string Entering = "entering:";

    /// <summary>A state's value after the step, from the state history.</summary>
    public const string Leaving = "leaving:";

    /// <summary>A value that the forward pass wrote to the tape.</summary>
    public const string Tape = "tape:";
}
