using System.Diagnostics;
using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>Waits until teams of threads sleep: those of this process, and of peers' processes.</summary>
/// <remarks>
/// Libraries let their threads spin for a while after a call, on a core that the next contestant needs. A thread that
/// has used no processor time for <see cref="Quiet"/> is asleep (the kernel books a running one's time every tick).
/// </remarks>
internal sealed class IdleThreads
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits that ended without silence.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Returns when no other thread has computed for a while.</summary>
    /// <param name="processes">Processes beside this one.</param>
    public void Wait(IReadOnlyCollection<int> processes)
    {
        var clock = Stopwatch.StartNew();
        var quietSince = clock.Elapsed;
        var used = Used(processes);
        while (clock.Elapsed - quietSince < Quiet)
        {
            Thread.Sleep(1);
            if (Used(processes) is var now && now != used)
                (used, quietSince) = (now, clock.Elapsed);
            if (clock.Elapsed < Limit)
                continue;
            GivenUp++;
            return;
        }
    }

    /// <summary>Nanoseconds of all threads but the calling one; 0 where the system does not say.</summary>
    private static long Used(IReadOnlyCollection<int> processes)
    {
        if (!File.Exists("/proc/thread-self/schedstat"))
            return 0;
        var sum = -TimeOf("/proc/thread-self");
        foreach (var process in processes.Select(p => p.ToString(CultureInfo.InvariantCulture)).Prepend("self"))
            sum += ThreadsOf($"/proc/{process}/task").Sum(TimeOf);
        return sum;
    }

    private static string[] ThreadsOf(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static long TimeOf(string thread)
    {
        try
        {
            var text = File.ReadAllText(thread + "/schedstat");
            return long.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended since.
            return 0;
        }
    }
}
