namespace Kernels.Tests.Torture;

/// <summary>Sizes of a run; sizes of the cell's own are hidden/2 + 1, as in the gradient check.</summary>
internal sealed record LayerShape(int Input, int Hidden, int Batch, int Steps, int[]? Lengths = null);
