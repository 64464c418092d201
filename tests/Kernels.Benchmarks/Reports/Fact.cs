namespace Kernels.Benchmarks.Reports;

/// <summary>Something that the figures depend on.</summary>
/// <param name="Name">What, as in <c>processor</c>.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct Fact(string Name, string Value);
