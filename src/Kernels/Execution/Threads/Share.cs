namespace Kernels.Execution;

/// <summary>One member's part of what a crew does: which member it is, of how many.</summary>
internal readonly record struct Share(int Member, int Members)
{
    /// <summary>Everything: nobody else takes part.</summary>
    public static Share Whole { get; } = new(0, 1);

    /// <summary>The member's items of so many, from and to: as even as can be, and in the members' order.</summary>
    public (int From, int To) Of(int count) =>
        ((int)((long)count * Member / Members), (int)((long)count * (Member + 1) / Members));
}
