using System.Diagnostics;
using Kernels.Execution;

namespace Kernels.Tests.Execution;

/// <summary>Where the system lets a thread choose its processor, it is obeyed; where not, nothing is known.</summary>
public sealed class ProcessorsTests
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(20);

    [LinuxFact]
    public void Avoid_AProcessor_TheThreadIsNotSeenThereAgain()
    {
        for (int round = 0; round < 4; round++)
        {
            int processor = Processors.Current;
            Assert.DoesNotContain(processor, SeenAfter(identity => Processors.Avoid(identity, processor, least: 1)));
        }
    }

    [LinuxFact]
    public void Avoid_WhereTooFewWouldBeLeft_TheThreadMayRunEverywhere()
    {
        int processor = Processors.Current;
        int seen = -1;
        Assert.NotEmpty(SeenAfter(identity =>
        {
            Processors.Avoid(identity, processor, least: 1);
            seen = Processors.Current;
            Processors.Avoid(identity, seen, least: int.MaxValue);
        }).Intersect([seen]));
    }

    [Fact]
    public void Current_OnLinux_IsKnown()
    {
        Assert.Equal(OperatingSystem.IsLinux(), Processors.Current >= 0);
        Assert.Equal(OperatingSystem.IsLinux(), Processors.Thread > 0);
    }

    private static HashSet<int> SeenAfter(Action<int> settle)
    {
        var seen = new HashSet<int>();
        var thread = new Thread(() =>
        {
            settle(Processors.Thread);
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < Watch)
                seen.Add(Processors.Current);
        });
        thread.Start();
        thread.Join();
        return seen;
    }
}
