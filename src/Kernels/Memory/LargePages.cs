using System.Runtime.InteropServices;

namespace Kernels.Memory;

/// <summary>Asks Linux for large pages; where that is not possible nothing happens.</summary>
internal static unsafe partial class LargePages
{
    private const int AdviseHugePage = 14;
    private static bool s_available = OperatingSystem.IsLinux();

    /// <summary>Advises that a range should lie in large pages. To be called before the range is first
    /// written.</summary>
    public static void Advise(void* start, nuint bytes)
    {
        if (!s_available)
            return;
        try
        {
            _ = MemoryAdvise(start, bytes, AdviseHugePage);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            s_available = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(void* address, nuint length, int advice);
}
