using System.Runtime.InteropServices;
using Kernels.Execution;
using Kernels.Tests.Torture;

namespace Kernels.Tests.Execution;

/// <summary>Products on what is given once for a whole sequence.</summary>
public sealed class OnceTests
{
    // So many units that a product is added up in several pieces: two members at work on one row would add some of them twice.
    private const int Style = 8192;

    [Fact]
    public void Members_ThatShareRows_ComputeThoseOfTheirOwn()
    {
        float[] expected = Infer(1)[0];
        Assert.All(Infer(2), found => Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(found))));
    }

    private static float[][] Infer(int threads)
    {
        using var layer = new Recurrent<OnceCells.Style>(3, 64, new() { Threads = threads, Split = Split.Rows }, ("Style", Style));
        Sequence<float> sequence = layer.NewSequence(1, 64);
        var random = new Random(1);
        foreach (ref float value in sequence.Inputs["style"].Span)
            value = random.NextSingle() - 0.5f;
        sequence.Inputs["tempo"].Span.Fill(1);
        return [.. Enumerable.Range(0, 20).Select(_ =>
        {
            layer.Infer(sequence);
            return sequence.Outputs[0].ToArray();
        })];
    }
}
