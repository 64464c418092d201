using System.Globalization;
using System.Text;

namespace Kernels.Benchmarks.Floor;

/// <summary>The floor for people.</summary>
internal static class FloorText
{
    public static string Of(FloorResult floor)
    {
        var text = new StringBuilder();
        foreach (var (target, threads, gigaflops) in floor.Peaks)
            Line($"multiply–add peak  {Isa.NameOf(target),-10} {threads} thread(s)  {gigaflops,8:F1} GFLOP/s");
        foreach (var (level, kibibytes, threads, gigabytes) in floor.Bandwidths)
            Line($"read bandwidth     {level,-4} {kibibytes,7} KiB each, {threads} thread(s)  {gigabytes,8:F1} GB/s");
        foreach (var (threads, barrier, warm, parked) in floor.Teams)
        {
            Line($"team of {threads}          barrier {barrier:F0} ns, empty work {warm:F0} ns warm, {parked / 1e3:F1} µs from sleep");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
