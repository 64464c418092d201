using Kernels.Learning.Layers;

namespace Kernels.Learning.Tests.Training;

/// <summary>
/// Outputs are the inputs: with a readout it predicts from one character. It has no weights, and its state is the last
/// row it saw.
/// </summary>
internal sealed class PassThroughLayer(int size) : ISequenceLayer
{
    public int Input => size;

    public int Output => size;

    public IReadOnlyList<IParameters> Parameters => [];

    public List<PassThroughWindow> Windows { get; } = [];

    public ISequenceWindow NewWindow(int steps, int batch, bool gradients)
    {
        Windows.Add(new PassThroughWindow(steps * batch * size));
        return Windows[^1];
    }

    public void Dispose()
    {
    }
}
