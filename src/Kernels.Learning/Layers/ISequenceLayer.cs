namespace Kernels.Learning.Layers;

/// <summary>A layer over sequences, [T, B, in] to [T, B, out], as a trainer sees it.</summary>
public interface ISequenceLayer : IDisposable
{
    /// <summary>Columns of an input row.</summary>
    int Input { get; }

    /// <summary>Columns of an output row.</summary>
    int Output { get; }

    /// <summary>All weights of the layer.</summary>
    IReadOnlyList<IParameters> Parameters { get; }

    /// <summary>Makes buffers for windows of a longer sequence.</summary>
    /// <param name="steps">T, steps of a window.</param>
    /// <param name="batch">B, rows.</param>
    /// <param name="gradients">Whether <see cref="ISequenceWindow.Backward"/> will be called.</param>
    ISequenceWindow NewWindow(int steps, int batch, bool gradients);
}
