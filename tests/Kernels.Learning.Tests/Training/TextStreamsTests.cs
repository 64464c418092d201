using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class TextStreamsTests
{
    [Theory]
    [InlineData(20, 4, 2)]
    [InlineData(17, 5, 3)]
    [InlineData(2, 3, 1)]
    public void Next_WindowAfterWindow_ContinuesEachStreamAroundTheText(int length, int steps, int batch)
    {
        var streams = new TextStreams(Enumerable.Range(0, length).ToArray(), steps, batch);
        var inputs = new int[steps * batch];
        var targets = new int[steps * batch];
        for (int window = 0; window < 9; window++)
        {
            streams.Next(inputs, targets);
            for (int b = 0; b < batch; b++)
            {
                for (int t = 0; t < steps; t++)
                {
                    int expected = ((length * b / batch) + (window * steps) + t) % length;
                    Assert.Equal(expected, inputs[(t * batch) + b]);
                    Assert.Equal((expected + 1) % length, targets[(t * batch) + b]);
                }
            }
        }
    }

    [Fact]
    public void Next_WrongLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TextStreams([1, 2, 3], 2, 1).Next(new int[3], new int[2]));
}
