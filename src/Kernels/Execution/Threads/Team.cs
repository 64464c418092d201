using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Kernels.Execution;

/// <summary>Work that all members of a team do together, each its own share.</summary>
internal interface IWork
{
    /// <summary>Does one member's share.</summary>
    /// <param name="member">0 is the calling thread.</param>
    void Execute(int member);
}

/// <summary>Threads that stay: they spin for the next piece of work, and park when none comes for a while.</summary>
internal sealed class Team : IDisposable
{
    // A caller with one short run after the other finds the members awake; one that does something else for longer
    // gets the core back.
    private const double SecondsBeforePark = 0.5e-3;

    private const int SpinsBetweenLooksAtTheClock = 256;

    private readonly Thread[] _threads;
    private readonly object _parking = new();
    private readonly SpinBarrier _barrier;
    private readonly SpinBarrier _finish;
    private readonly int[] _identities;
    private int _callerProcessor = -1;
    private IWork? _work;
    private int _round;
    private int _parked;
    private bool _stopped;
    private ExceptionDispatchInfo? _failure;

    public Team(int members)
    {
        Members = members;
        _barrier = new SpinBarrier(members);
        _finish = new SpinBarrier(members);
        _threads = new Thread[members - 1];
        _identities = new int[members - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int member = i + 1;
            _threads[i] = new Thread(() => Serve(member)) { IsBackground = true, Name = $"Kernels {member}" };
            _threads[i].Start();
        }
    }

    public int Members { get; }

    /// <summary>Runs a piece of work on all members and returns when all are done; the first exception is thrown
    /// again here.</summary>
    public void Run(IWork work)
    {
        KeepApart();
        _work = work;
        _failure = null;
        _barrier.Reset();
        Interlocked.Increment(ref _round);
        Wake();
        Attempt(work, 0);
        _finish.Wait(0);
        _work = null;
        _failure?.Throw();
    }

    /// <summary>Waits until all members are here.</summary>
    public void Sync(int member)
    {
        if (!_barrier.Wait(member))
            throw new TeamAbortedException();
    }

    public void Dispose()
    {
        Stop();
        foreach (Thread thread in _threads)
            thread.Join();
    }

    /// <summary>Ends the threads without waiting for them.</summary>
    public void Stop()
    {
        Volatile.Write(ref _stopped, true);
        Interlocked.Increment(ref _round);
        Wake();
    }

    /// <summary>Keeps the members off the caller's processor.</summary>
    /// <remarks>
    /// The system may wake a member where the caller spins for it, and separates the two only at its next balancing, some
    /// milliseconds later (measured: runs of 35 µs took 1 ms after the members had parked). The caller itself is left free.
    /// </remarks>
    private void KeepApart()
    {
        int processor = Processors.Current;
        if (processor == _callerProcessor)
            return;
        _callerProcessor = processor;
        for (int i = 0; i < _identities.Length; i++)
        {
            int identity = Volatile.Read(ref _identities[i]);
            if (identity > 0)
                Processors.Avoid(identity, processor, least: _identities.Length);
            else
                _callerProcessor = -1;
        }
    }

    private void Serve(int member)
    {
        Volatile.Write(ref _identities[member - 1], Processors.Thread);
        int seen = 0;
        while (true)
        {
            seen = AwaitRound(seen);
            if (Volatile.Read(ref _stopped))
                return;
            Attempt(_work!, member);
            _finish.Wait(member);
        }
    }

    private int AwaitRound(int seen)
    {
        long since = Stopwatch.GetTimestamp();
        for (int spins = 1; spins % SpinsBetweenLooksAtTheClock != 0
            || Stopwatch.GetElapsedTime(since).TotalSeconds < SecondsBeforePark; spins++)
        {
            int round = Volatile.Read(ref _round);
            if (round != seen)
                return round;
            SpinBarrier.Pause(spins);
        }

        lock (_parking)
        {
            // Announce, then look: the caller begins, then looks for announcements. One of the two sees the other.
            Interlocked.Increment(ref _parked);
            while (Volatile.Read(ref _round) == seen)
                Monitor.Wait(_parking);
            Interlocked.Decrement(ref _parked);
        }

        return Volatile.Read(ref _round);
    }

    private void Wake()
    {
        if (Volatile.Read(ref _parked) == 0)
            return;
        lock (_parking)
            Monitor.PulseAll(_parking);
    }

    private void Attempt(IWork work, int member)
    {
        try
        {
            work.Execute(member);
        }
        catch (TeamAbortedException)
        {
            // Another member failed and has said why.
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again on the calling thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
            _barrier.Abort();
        }
    }
}
