using System.Runtime.InteropServices;

namespace Kernels.Execution;

/// <summary>On which processor a thread runs, and where it may; on systems other than Linux nothing is known and nothing
/// happens.</summary>
internal static unsafe partial class Processors
{
    /// <summary>Words of the C library's set of 1,024 processors.</summary>
    private const int Words = 16;

    private const int BitsOfWord = 64;

    private static bool s_available = OperatingSystem.IsLinux();

    /// <summary>The processor that runs the calling thread; −1 when that is not known.</summary>
    public static int Current => Ask(static () => CurrentProcessor());

    /// <summary>The system's number of the calling thread; −1 when it has none.</summary>
    public static int Thread => Ask(static () => CurrentThread());

    /// <summary>
    /// Lets a thread run on every processor that the calling thread may use, except one; on all of them when there would
    /// be fewer than <paramref name="least"/>.
    /// </summary>
    public static void Avoid(int thread, int processor, int least)
    {
        if (!s_available || processor < 0 || processor >= Words * BitsOfWord)
            return;
        ulong* allowed = stackalloc ulong[Words];
        new Span<ulong>(allowed, Words).Clear();
        if (GetAffinity(0, Words * sizeof(ulong), allowed) < 0)
            return;
        ulong bit = 1UL << (processor % BitsOfWord);
        allowed[processor / BitsOfWord] &= ~bit;
        if (Count(allowed) < least)
            allowed[processor / BitsOfWord] |= bit;
        _ = SetAffinity(thread, Words * sizeof(ulong), allowed);
    }

    private static int Count(ulong* set)
    {
        int count = 0;
        for (int i = 0; i < Words; i++)
            count += System.Numerics.BitOperations.PopCount(set[i]);
        return count;
    }

    private static int Ask(Func<int> question)
    {
        if (!s_available)
            return -1;
        try
        {
            return question();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            s_available = false;
            return -1;
        }
    }

    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int CurrentProcessor();

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int CurrentThread();

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint bytes, ulong* set);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, ulong* set);
}
