namespace Kernels.Execution;

/// <summary>Lets one thread at a time run a layer, until the layer is disposed.</summary>
/// <param name="layer">The layer, named where it is refused.</param>
internal sealed class Occupancy(object layer)
{
    private int _busy;
    private bool _disposed;

    /// <summary>Refuses a layer that is disposed.</summary>
    public void RequireAlive() => ObjectDisposedException.ThrowIf(_disposed, layer);

    /// <summary>Begins a run.</summary>
    public void Enter()
    {
        RequireAlive();
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            throw new InvalidOperationException(
                "Another thread is running this layer; give each thread a layer of its own.");
    }

    /// <summary>Ends a run.</summary>
    public void Exit() => Volatile.Write(ref _busy, 0);

    /// <summary>Closes the layer for good.</summary>
    /// <returns>False when it was closed before.</returns>
    public bool Close()
    {
        if (_disposed)
            return false;
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            throw new InvalidOperationException("The layer cannot be disposed while another thread runs it.");
        return _disposed = true;
    }
}
