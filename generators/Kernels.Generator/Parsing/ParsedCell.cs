using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>What parsing yields: a spec, or the reasons why there is none. Never kept by an incremental step.</summary>
/// <param name="Spec">The declaration as data; null when it has a mistake, ours to report or the C# compiler's.</param>
/// <param name="Problems">What is wrong, where.</param>
/// <param name="Locations">For each instruction of the spec, the expression that it came from.</param>
internal sealed record ParsedCell(
    CellSpec? Spec, IReadOnlyList<Diagnostic> Problems, IReadOnlyList<Location> Locations)
{
    public static ParsedCell Refused(IReadOnlyList<Diagnostic> problems) => new(null, problems, []);
}
