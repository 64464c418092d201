using Kernels.Generator.Diagnostics;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Analyzers;

/// <summary>
/// Brings the compiler's errors back to the source: an instruction knows which expression it came from.
/// </summary>
internal static class CompilerErrors
{
    public static IEnumerable<Diagnostic> Locate(
        IEnumerable<CompilerError> errors, ParsedCell parsed, INamedTypeSymbol cell)
    {
        foreach (var error in errors)
        {
            var descriptor = Descriptors.All.FirstOrDefault(candidate => candidate.Id == error.Id);
            var location = error.Instruction >= 0 && error.Instruction < parsed.Locations.Count
                ? parsed.Locations[error.Instruction]
                : cell.Locations[0];
            yield return descriptor is null
                ? Diagnostic.Create(
                    Descriptors.CannotCompile, location, cell.Name, string.Join(", ", error.Arguments), "Change the equation")
                : Diagnostic.Create(descriptor, location, [.. error.Arguments]);
        }
    }
}
