using Kernels.Cells;

namespace Kernels.Tests.Compressed;

/// <summary>What an inference layer is: a copy that needs nothing of the layer it was made from.</summary>
public sealed class InferenceLayerTests
{
    public static TheoryData<WeightFormat> Formats => [.. Enum.GetValues<WeightFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Layer_AfterItsOriginChangedAndEnded_ComputesTheSame(WeightFormat format)
    {
        var origin = new Recurrent<Lstm>(5, 19);
        using InferenceLayer layer = origin.Compress(format);
        float[] before = Run(layer);
        using (WeightsEdit<float> edit = origin.Weights.Edit())
            edit.All.Clear();
        Assert.Equal(before, Run(layer));
        using (InferenceLayer cleared = origin.Compress(format))
            Assert.NotEqual(before, Run(cleared));
        origin.Dispose();
        Assert.Equal(before, Run(layer));
    }

    [Fact]
    public void Weights_InBytes_AreOnlyThoseOfTheForwardProducts()
    {
        using var origin = new Recurrent<Lstm>(64, 64);
        using InferenceLayer single = origin.Compress(WeightFormat.Float32);
        using InferenceLayer half = origin.Compress(WeightFormat.BFloat16);
        using InferenceLayer whole = origin.Compress(WeightFormat.Int8);
        int weights = 4 * 64 * (64 + 64);
        Assert.Equal(4 * weights, single.WeightBytes);
        Assert.Equal(2 * weights, half.WeightBytes);

        // A scale and an offset for each of four gates, two operands and 64 units.
        Assert.Equal(weights + (4 * 2 * 64 * 8), whole.WeightBytes);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void NaN_InOneRow_StaysInThatRow(WeightFormat format)
    {
        using var origin = new Recurrent<Gru>(9, 35);
        using InferenceLayer layer = origin.Compress(format);
        (float[] x, float[] clean, float[] poisoned) = (new float[3 * 7 * 9], new float[3 * 7 * 35], new float[3 * 7 * 35]);
        for (int i = 0; i < x.Length; i++)
            x[i] = MathF.Sin(i);
        layer.Infer(x, clean, 3, 7);
        x[(1 * 7 * 9) + (4 * 9) + 8] = float.NaN;
        layer.Infer(x, poisoned, 3, 7);
        for (int i = 0; i < clean.Length; i++)
        {
            if (i / 35 % 7 == 4 && i >= 7 * 35)
                Assert.True(float.IsNaN(poisoned[i]));
            else
                Assert.Equal(clean[i], poisoned[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Runs_AfterTheFirst_AllocateNothing(WeightFormat format)
    {
        using var origin = new Recurrent<Gru>(5, 40);
        using InferenceLayer layer = origin.Compress(format);
        using Stream<float> stream = layer.NewStream(batch: 2);
        (float[] x, float[] y) = (new float[9 * 2 * 5], new float[9 * 2 * 40]);
        for (int i = 0; i < 3; i++)
            Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            layer.Infer(x, y, 9, 2);
            stream.Step(x.AsSpan(0, 10), y.AsSpan(0, 80));
        }
    }

    [Fact]
    public void Compress_ToAFormatThatIsNone_SaysSo()
    {
        using var origin = new Recurrent<Elman>(2, 3);
        var mistake = Assert.Throws<ArgumentOutOfRangeException>(() => origin.Compress((WeightFormat)7));
        Assert.Contains("There is no such weight format", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Int8_OverAProductTooLongForItsSums_SaysWhatToDo()
    {
        using var origin = new Recurrent<Elman>(70_000, 1);
        var mistake = Assert.Throws<NotSupportedException>(() => origin.Compress(WeightFormat.Int8));
        Assert.Contains("70000 elements", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("WeightFormat.BFloat16", mistake.Message, StringComparison.Ordinal);
        origin.Compress(WeightFormat.BFloat16).Dispose();
    }

    [Fact]
    public void Layer_Ended_RefusesToRun()
    {
        using var origin = new Recurrent<Elman>(2, 3);
        InferenceLayer layer = origin.Compress(WeightFormat.Int8);
        Stream<float> stream = layer.NewStream();
        layer.Dispose();
        layer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.Infer(new float[2], new float[3], 1, 1));
        Assert.Throws<ObjectDisposedException>(stream.Step);
        Assert.Throws<ObjectDisposedException>(() => layer.NewStream());
        stream.Dispose();
    }

    private static float[] Run(InferenceLayer layer)
    {
        (float[] x, float[] y) = (new float[4 * 3 * 5], new float[4 * 3 * 19]);
        for (int i = 0; i < x.Length; i++)
            x[i] = MathF.Cos(i);
        layer.Infer(x, y, 4, 3);
        return y;
    }
}
