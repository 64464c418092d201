namespace Kernels.Learning.Optimisers;

/// <summary>Changes the buffers it was made for by their gradients.</summary>
public interface IOptimiser
{
    /// <summary>One step. The gradients are read, not cleared.</summary>
    /// <param name="rate">Learning rate.</param>
    void Step(double rate);
}
