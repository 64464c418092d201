namespace Kernels.Execution;

/// <summary>Rows of a block, which count through time: the first, how many, and how far one lies behind the other.</summary>
internal readonly record struct RowRun(int First, int Count, int Stride)
{
    /// <summary>The i-th of them.</summary>
    public int this[int i] => First + (i * Stride);

    /// <summary>Some of them: those from one on, counted within the run, to one before another.</summary>
    public RowRun Part(int from, int to) => new(this[from], to - from, Stride);
}
