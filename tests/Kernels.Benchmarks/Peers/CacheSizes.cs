using System.Globalization;
using Kernels.Benchmarks.Floor;

namespace Kernels.Benchmarks.Peers;

/// <summary>Bytes of the first processor's data caches, as Linux tells; typical ones where it does not.</summary>
internal static class CacheSizes
{
    public static readonly long L1 = Read(0, 32 << 10);
    public static readonly long L2 = Read(2, 1 << 20);
    public static readonly long L3 = Read(3, 32 << 20);

    // What a cache keeps of weights beside states, inputs and outputs.
    private const double ResidentShare = 0.9;

    /// <summary>The nearest level that holds weights, of which each thread reads its share.</summary>
    public static CacheLevel LevelOf(long bytes, int threads)
    {
        var share = bytes / (double)threads;
        if (share <= L1 * ResidentShare)
            return CacheLevel.L1;
        if (share <= L2 * ResidentShare)
            return CacheLevel.L2;
        return bytes <= L3 * ResidentShare ? CacheLevel.L3 : CacheLevel.Dram;
    }

    private static long Read(int index, long missing)
    {
        var file = $"/sys/devices/system/cpu/cpu0/cache/index{index}/size";
        return File.Exists(file) && File.ReadAllText(file).Trim() is [.. var digits, 'K']
            ? long.Parse(digits, CultureInfo.InvariantCulture) << 10
            : missing;
    }
}
