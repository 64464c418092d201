using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Execution;

/// <summary>A barrier for a few threads that are all running: waiting is spinning.</summary>
/// <remarks>
/// Every member counts its arrivals on a line of its own and watches the lines of the others: nobody writes where another
/// writes, so that a line travels once from core to core.
/// </remarks>
internal sealed class SpinBarrier(int members)
{
    // A wait between two stages is shorter than one pause instruction takes on some processors.
    private const int SpinsBeforePause = 100;

    private const int SpinsBeforeYield = 1000;

    private readonly Arrivals[] _arrivals = new Arrivals[members];
    private bool _aborted;

    /// <summary>Waits until all members have come.</summary>
    /// <returns>False when a member has failed and will not come.</returns>
    public bool Wait(int member)
    {
        int round = _arrivals[member].Count + 1;
        Volatile.Write(ref _arrivals[member].Count, round);
        for (int other = 0; other < members; other++)
        {
            int spins = 0;
            // The difference, since counts run over.
            while (Volatile.Read(ref _arrivals[other].Count) - round < 0)
            {
                if (Volatile.Read(ref _aborted))
                    return false;
                Pause(++spins);
            }
        }

        return !Volatile.Read(ref _aborted);
    }

    /// <summary>Releases everybody who waits or will wait.</summary>
    public void Abort() => Volatile.Write(ref _aborted, true);

    /// <summary>Makes the barrier usable again; nobody may be waiting.</summary>
    public void Reset()
    {
        _aborted = false;
        for (int member = 0; member < members; member++)
            _arrivals[member].Count = 0;
    }

    /// <summary>One breath of a spinning thread; gives the core away when it has spun for long: another thread may need
    /// it, perhaps the very one that is waited for.</summary>
    public static void Pause(int spins)
    {
        if (spins < SpinsBeforePause)
            return;
        if (spins % SpinsBeforeYield == 0)
            Thread.Yield();
        else if (X86Base.IsSupported)
            X86Base.Pause();
        else
            Thread.SpinWait(1);
    }

    // Two lines: processors fetch lines in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Arrivals
    {
        [FieldOffset(64)]
        public int Count;
    }
}
