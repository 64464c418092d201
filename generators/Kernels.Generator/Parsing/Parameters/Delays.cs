using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Operands that are values of earlier steps.</summary>
internal static class Delays
{
    /// <summary>An operand with its source, when its parameter has <c>[Delay]</c>: each element of an array is a step older.</summary>
    public static OperandSpec Add(OperandSpec operand, IParameterSymbol parameter, int element) =>
        KernelsTypes.Attribute(parameter, "DelayAttribute") is { ConstructorArguments.Length: 2 } attribute
        && attribute.ConstructorArguments[1].Value is int steps
            ? operand with { Source = attribute.ConstructorArguments[0].Value as string ?? "", Delay = steps < 1 ? steps : steps + element }
            : operand;

    /// <summary>Reports delays that have nothing to delay.</summary>
    public static void Check(StepSignature step, IReadOnlyList<string> results, ProblemList problems)
    {
        foreach (var operand in step.Operands.Where(o => o.Source is not null))
        {
            if (Complaint(operand, step, results) is not var (found, remedy))
                continue;
            var parameter = step.Method.Parameters.First(p => p.Name == operand.Name.Split('[')[0]);
            problems.Report(Descriptors.Delay, parameter.Locations[0], operand.Name, found, remedy);
        }
    }

    private static (string Found, string Remedy)? Complaint(
        OperandSpec operand, StepSignature step, IReadOnlyList<string> results)
    {
        var source = step.Operands.FirstOrDefault(o => o.Name == operand.Source);
        if (source is null && results.Contains(operand.Source!))
            return ($"delays '{operand.Source}', which is an output and not kept", "Make it a state too: a parameter of 'Step' with that name");
        if (source is null)
            return ($"delays '{operand.Source}', which is no parameter of 'Step'", "Name an input or a state: [Delay(nameof(x), 1)]");
        if (source.Source is not null)
            return ($"delays '{source.Name}', which is delayed itself", $"Delay '{source.Source}' by the sum of the steps");
        if (operand.IsState)
            return ("is returned, which makes it a state", "Return the source instead, or take [Delay] away");
        if (operand.Size is not null)
            return ("has a [Size] of its own", $"Take it away: a delayed value has the size of '{source.Name}'");
        if (operand.Rank != source.Rank)
            return ($"is not of the type of '{source.Name}', which it delays", "Give both the same type");
        return operand.Delay < 1
            ? ($"is delayed by {NumberText.Print(operand.Delay)} steps", "A delay is at least 1")
            : null;
    }
}
