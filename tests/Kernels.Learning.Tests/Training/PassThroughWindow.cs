using Kernels.Learning.Layers;

namespace Kernels.Learning.Tests.Training;

internal sealed class PassThroughWindow(int length) : ISequenceWindow
{
    private readonly float[] _values = new float[length];
    private readonly float[] _gradients = new float[length];

    /// <summary>What a test does to the outputs after each forward pass.</summary>
    public Action<float[]>? AfterForward { get; set; }

    public List<int> ResetRows { get; } = [];

    public Span<float> Inputs => _values;

    public Span<float> Outputs => _values;

    public Span<float> OutputGradients => _gradients;

    public void Forward() => AfterForward?.Invoke(_values);

    public void Backward()
    {
    }

    public void Carry()
    {
    }

    public void Reset()
    {
    }

    public void Reset(int row) => ResetRows.Add(row);
}
