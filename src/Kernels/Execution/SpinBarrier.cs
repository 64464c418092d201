using System.Runtime.InteropServices;

namespace Kernels.Execution;

/// <summary>A barrier for a few threads that are all running: waiting is spinning.</summary>
internal sealed class SpinBarrier(int members)
{
    private const int SpinsBeforeYield = 500;

    private State _state;

    /// <summary>Waits until all members have come.</summary>
    /// <returns>False when a member has failed and will not come.</returns>
    public bool Wait()
    {
        int phase = Volatile.Read(ref _state.Phase);
        if (Interlocked.Increment(ref _state.Arrived) == members)
        {
            _state.Arrived = 0;
            Volatile.Write(ref _state.Phase, phase + 1);
            return !Volatile.Read(ref _state.Aborted);
        }

        int spins = 0;
        while (Volatile.Read(ref _state.Phase) == phase)
        {
            if (Volatile.Read(ref _state.Aborted))
                return false;
            Pause(++spins);
        }

        return true;
    }

    /// <summary>Releases everybody who waits or will wait.</summary>
    public void Abort() => Volatile.Write(ref _state.Aborted, true);

    /// <summary>Makes the barrier usable again; nobody may be waiting.</summary>
    public void Reset()
    {
        _state.Aborted = false;
        _state.Arrived = 0;
    }

    /// <summary>One breath of a spinning thread; gives the core away when it has spun for long.</summary>
    public static void Pause(int spins)
    {
        if (spins % SpinsBeforeYield == 0)
            Thread.Yield();
        else
            Thread.SpinWait(1);
    }

    // Arrivals and the phase that everybody watches lie on lines of their own.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct State
    {
        [FieldOffset(64)]
        public int Arrived;

        [FieldOffset(128)]
        public int Phase;

        [FieldOffset(132)]
        public bool Aborted;
    }
}
