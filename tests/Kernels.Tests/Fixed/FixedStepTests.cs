using Kernels.Execution;

namespace Kernels.Tests.Fixed;

/// <summary>Steps for sizes fixed at build time: the same bits as the plan's, and only where the sizes match.</summary>
public sealed class FixedStepTests
{
    public static TheoryData<string, Target> Cases()
    {
        var data = new TheoryData<string, Target>();
        foreach (FixedCell cell in FixedCell.All)
        {
            foreach (Target target in Targets.Supported)
                data.Add(cell.Name, target);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Stream_OfFixedSizes_AgreesWithThePlanBitForBit(string cell, Target target) =>
        FixedCell.Find(cell).AgreesWithThePlan(target);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sequence_OfFixedSizesAndOneRow_AgreesWithThePlanBitForBit(string cell, Target target) =>
        FixedCell.Find(cell).KeepsBitsOfASequence(target);

    [Fact]
    public void Stream_OfOtherSizesThreadsOrRows_RunsThePlan()
    {
        using var other = new Recurrent<FixedCells.Lstm32>(16, 33);
        using Stream<float> stream = other.NewStream();
        Assert.False(stream.Engine.IsFixed);

        using var layer = new Recurrent<FixedCells.Lstm32>(16, 32);
        using Stream<float> rows = layer.NewStream(batch: 2);
        using Stream<float> threads = layer.NewStream(threads: 2);
        Assert.False(rows.Engine.IsFixed || threads.Engine.IsFixed);

        using var exact = new Recurrent<FixedCells.Lstm32, double>(16, 32);
        using Stream<double> inDouble = exact.NewStream();
        Assert.False(inDouble.Engine.IsFixed);
    }

    [Fact]
    public void Streams_OfOneLayer_KeepStatesOfTheirOwn()
    {
        using var layer = new Recurrent<FixedCells.Lstm20>(3, 20);
        using Stream<float> first = layer.NewStream();
        using Stream<float> second = layer.NewStream();
        (float[] y, float[] z) = (new float[20], new float[20]);
        first.Step([1, 2, 3], y);
        first.Step([1, 2, 3], z);
        second.Step([1, 2, 3], z);
        Assert.Equal(y, z);
        Assert.Equal(y, second.Output("h"));
    }

    [Fact]
    public void Output_AfterAStep_DoesNotFollowTheState()
    {
        using var layer = new Recurrent<FixedCells.Lstm20>(3, 20);
        using Stream<float> stream = layer.NewStream();
        var y = new float[20];
        stream.Step([1, 2, 3], y);
        stream.State("h").Clear();
        Assert.Equal(y, stream.Output("h"));
    }

    [Fact]
    public void Check_OfAWrongStep_SeesIt()
    {
        using var layer = new Recurrent<FixedCells.Lstm20>(3, 20);
        using Stream<float> one = layer.NewStream();
        using Stream<float> two = layer.NewStream(2);
        one.Step();
        two.Step();
        one.State("c")[19] += 1e-6f;
        one.Step();
        two.Step();
        Assert.NotEqual(one.Output("h").ToArray(), two.Output("h")[..20].ToArray());
    }

    [Fact]
    public void Step_AfterTheFirst_AllocatesNothing()
    {
        using var layer = new Recurrent<FixedCells.Lstm32>(16, 32);
        using Stream<float> stream = layer.NewStream();
        (float[] x, float[] y) = (new float[16], new float[32]);
        for (int i = 0; i < 3; i++)
            stream.Step(x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using (WeightsEdit<float> edit = layer.Weights.Edit())
            edit.All[0] += 1;
        stream.Step(x, y);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
