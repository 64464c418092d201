namespace Kernels.Execution;

/// <summary>Panels of the same width, one after the other.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one behind the last.</param>
/// <param name="IsDown">Whether the last one is computed first.</param>
internal readonly record struct PanelRange(int From, int To, bool IsDown)
{
    public int Count => To - From;

    /// <summary>Where the panel that comes i-th stands in the range.</summary>
    public int At(int i) => IsDown ? Count - 1 - i : i;
}
