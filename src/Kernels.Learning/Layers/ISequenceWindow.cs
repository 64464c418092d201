namespace Kernels.Learning.Layers;

/// <summary>
/// A piece of B sequences that goes through a layer at once, with the states that enter and leave it.
/// </summary>
public interface ISequenceWindow
{
    /// <summary>Inputs, [T, B, in], written by the caller.</summary>
    Span<float> Inputs { get; }

    /// <summary>Outputs, [T, B, out], valid after <see cref="Forward"/>.</summary>
    Span<float> Outputs { get; }

    /// <summary>
    /// Gradients of the outputs, [T, B, out], written by the caller; empty in a window without gradients.
    /// </summary>
    Span<float> OutputGradients { get; }

    /// <summary>From inputs and entering states to outputs and leaving states.</summary>
    void Forward();

    /// <summary>
    /// Adds to the gradients of the layer's weights. Nothing flows into the window before this one: backpropagation is
    /// truncated here.
    /// </summary>
    void Backward();

    /// <summary>The leaving states become the entering ones.</summary>
    void Carry();

    /// <summary>The entering states become zero.</summary>
    void Reset();

    /// <summary>The entering states of one row become zero.</summary>
    /// <param name="row">From 0 to B − 1.</param>
    void Reset(int row);
}
