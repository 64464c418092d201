namespace Kernels;

/// <summary>Placeholder.</summary>
public sealed class DeclaredWeights;
