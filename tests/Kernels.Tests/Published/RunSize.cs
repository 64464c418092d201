namespace Kernels.Tests.Published;

/// <summary>I, H, T and B of a run.</summary>
public readonly record struct RunSize(int Input, int Hidden, int Steps, int Batch);
