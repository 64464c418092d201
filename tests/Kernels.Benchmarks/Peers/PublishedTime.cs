namespace Kernels.Benchmarks.Peers;

/// <summary>A published time of inference.</summary>
/// <param name="Where">Hardware, library and source.</param>
/// <param name="Milliseconds">The time.</param>
internal sealed record PublishedTime(string Where, double Milliseconds);
