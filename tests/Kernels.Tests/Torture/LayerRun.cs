namespace Kernels.Tests.Torture;

/// <summary>Everything that a run left behind, by name.</summary>
/// <param name="Inference">Outputs and final states of inference.</param>
/// <param name="Training">The same of a training pass.</param>
/// <param name="Streamed">Outputs of single steps; empty when rows differ in length.</param>
/// <param name="Gradients">Of inputs and initial states.</param>
/// <param name="WeightGradients">Of weights.</param>
internal sealed record LayerRun(
    Dictionary<string, double[]> Inference,
    Dictionary<string, double[]> Training,
    Dictionary<string, double[]> Streamed,
    Dictionary<string, double[]> Gradients,
    Dictionary<string, double[]> WeightGradients);
