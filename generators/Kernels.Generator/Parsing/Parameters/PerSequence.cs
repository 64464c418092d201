using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Inputs that are given once for a whole sequence.</summary>
internal static class PerSequence
{
    /// <summary>The operand as one of the sequence, when its parameter has <c>[PerSequence]</c>.</summary>
    public static OperandSpec Add(OperandSpec operand, IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "PerSequenceAttribute") is null ? operand : operand with { IsPerSequence = true };

    /// <summary>Reports what changes with the step, or is asked to.</summary>
    public static void Check(StepSignature step, ProblemList problems)
    {
        foreach (var operand in step.Operands.Where(o => o.IsPerSequence))
        {
            var found = operand.IsState ? "is returned, which makes it a state"
                : operand.IsStepIndex ? "is the index of the step"
                : operand.Source is not null || step.Operands.Any(o => o.Source == operand.Name) ? "is delayed, but it is the same at every step" : null;
            if (found is null)
                continue;
            var parameter = step.Method.Parameters.First(p => p.Name == operand.Name.Split('[')[0]);
            problems.Report(Descriptors.PerSequence, parameter.Locations[0], operand.Name, found);
            return;
        }
    }
}
