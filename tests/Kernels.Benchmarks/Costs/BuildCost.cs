namespace Kernels.Benchmarks.Costs;

/// <summary>What a cell costs at build time.</summary>
/// <param name="Lines">Emitted lines, all targets together.</param>
/// <param name="Characters">Emitted characters.</param>
/// <param name="CodeBytes">Bodies of its methods in the assembly, in the common intermediate language.</param>
/// <param name="GeneratorMilliseconds">Parsing and compiling the declaration in a warm process.</param>
internal sealed record BuildCost(int Lines, long Characters, long CodeBytes, double GeneratorMilliseconds);
