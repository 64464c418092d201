namespace Kernels.Execution;

/// <summary>Lets one thread at a time run a layer or a stream, until it is disposed.</summary>
/// <param name="owner">What is run, named where it is refused.</param>
/// <param name="noun">What people call it.</param>
internal sealed class Occupancy(object owner, string noun)
{
    private int _busy;
    private bool _disposed;

    /// <summary>What ends every run, before another may begin.</summary>
    public Action? Leaving { get; init; }

    /// <summary>Refuses what is disposed.</summary>
    public void RequireAlive() => ObjectDisposedException.ThrowIf(_disposed, owner);

    /// <summary>Begins a run; disposing of the result ends it.</summary>
    public Run Enter()
    {
        RequireAlive();
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            throw new InvalidOperationException(
                $"Another thread is running this {noun}; give each thread a {noun} of its own.");
        return new Run(this);
    }

    /// <summary>Closes it for good.</summary>
    /// <returns>False when it was closed before.</returns>
    public bool Close()
    {
        if (_disposed)
            return false;
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            throw new InvalidOperationException($"The {noun} cannot be disposed while another thread runs it.");
        return _disposed = true;
    }

    /// <summary>A run in progress.</summary>
    public readonly ref struct Run(Occupancy occupancy)
    {
        public void Dispose()
        {
            occupancy.Leaving?.Invoke();
            Volatile.Write(ref occupancy._busy, 0);
        }
    }
}
