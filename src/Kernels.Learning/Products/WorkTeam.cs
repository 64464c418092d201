namespace Kernels.Learning.Products;

/// <summary>A few threads that stay for the life of a layer, so that sharing work allocates nothing.</summary>
/// <remarks>
/// Waiting threads sleep soon: the recurrent layer's own team spins in the same cores between the calls made here.
/// Which thread does what follows from the part's number alone.
/// </remarks>
internal sealed class WorkTeam : IDisposable
{
    private const int SpinsBeforeSleep = 20;

    private readonly ManualResetEventSlim[] _start;
    private readonly CountdownEvent _finished;
    private readonly Thread[] _threads;
    private IWork? _work;
    private Exception? _failure;
    private volatile bool _disposed;

    public WorkTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _start = new ManualResetEventSlim[threads - 1];
        _threads = new Thread[threads - 1];
        _finished = new CountdownEvent(Math.Max(threads - 1, 1));
        for (int i = 0; i < _threads.Length; i++)
        {
            int part = i + 1;
            _start[i] = new ManualResetEventSlim(false, SpinsBeforeSleep);
            _threads[i] = new Thread(() => Serve(part)) { IsBackground = true, Name = $"Kernels.Learning {part}" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads that share the work, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Runs all parts and returns when the last has ended; a part's exception comes out here.</summary>
    public void Run(IWork work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_threads.Length == 0)
        {
            work.Run(0, 1);
            return;
        }

        _work = work;
        _failure = null;
        _finished.Reset();
        foreach (ManualResetEventSlim start in _start)
            start.Set();
        try
        {
            work.Run(0, Threads);
        }
        finally
        {
            _finished.Wait();
        }

        if (_failure is not null)
            throw new InvalidOperationException("A worker thread failed.", _failure);
    }

    /// <summary>The share of one part when <paramref name="count"/> equal pieces are divided.</summary>
    public static (int First, int End) Share(int count, int part, int parts) =>
        ((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts));

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (ManualResetEventSlim start in _start)
            start.Set();
        foreach (Thread thread in _threads)
            thread.Join();
        foreach (ManualResetEventSlim start in _start)
            start.Dispose();
        _finished.Dispose();
    }

    private void Serve(int part)
    {
        while (true)
        {
            _start[part - 1].Wait();
            _start[part - 1].Reset();
            if (_disposed)
                return;
            RunPart(part);
        }
    }

    private void RunPart(int part)
    {
        try
        {
            _work!.Run(part, Threads);
        }
#pragma warning disable CA1031 // Whatever a part throws is handed to the caller of Run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = exception;
        }
        finally
        {
            _finished.Signal();
        }
    }
}
