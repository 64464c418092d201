namespace Kernels.Diagnostics;

/// <summary>What a cell's kernels compute at the point of a check.</summary>
/// <param name="Inference">Results of the forward pass without tape, in the order of the point's results.</param>
/// <param name="Training">The same with tape.</param>
/// <param name="Gradients">Gradients in the order of the point's variables.</param>
internal sealed record KernelRun(double[][] Inference, double[][] Training, double[][] Gradients);
