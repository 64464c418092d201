using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Operands that are the index of the step.</summary>
internal static class StepIndices
{
    /// <summary>The operand as the index of the step, when its parameter has <c>[StepIndex]</c>.</summary>
    public static OperandSpec Add(OperandSpec operand, IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "StepIndexAttribute") is null ? operand : operand with { IsStepIndex = true };

    /// <summary>Reports step indices that are not one number of the runtime's.</summary>
    public static void Check(StepSignature step, IReadOnlyList<string> results, ProblemList problems)
    {
        var indices = step.Operands.Where(o => o.IsStepIndex).ToList();
        for (var i = 0; i < indices.Count; i++)
        {
            var name = indices[i].Name;
            var found = results.Contains(name) ? "is returned, but it counts by itself"
                : indices[i].Source is not null ? "is a delayed value too"
                : indices[i].Rank != 0 || name.Contains('[') ? "is a vector, but the index of a step is one number"
                : step.Operands.Any(o => o.Source == name) ? "is delayed, which is to subtract the delay from it"
                : i > 0 ? $"is the same as '{indices[0].Name}'" : null;
            if (found is null)
                continue;
            var parameter = step.Method.Parameters.First(p => p.Name == name.Split('[')[0]);
            problems.Report(Descriptors.StepIndex, parameter.Locations[0], name, found);
            return;
        }
    }
}
