using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Mistakes that show only when the whole of <c>Step</c> has been read.</summary>
internal sealed class DeclarationChecks(
    StepSignature step, WeightTable weights, StepReader body, ProblemList problems)
{
    public void Check(IReadOnlyList<ResultSpec> results)
    {
        // A refused expression may have hidden a use: one mistake, one diagnostic.
        if (!problems.IsEmpty)
            return;
        CheckWeights(results);
        CheckNames(results);
        CheckStates(results);
        CheckLostStates(results);
    }

    private void CheckWeights(IReadOnlyList<ResultSpec> results)
    {
        var read = body.Instructions.SymbolsReaching(results.Select(result => result.Value));
        foreach (var (symbol, path) in weights.Unused(read))
            problems.Report(Descriptors.UnusedWeight, symbol.Locations[0], path.ToString());
        foreach (var (affine, operand, known, source) in weights.Misnamed())
            problems.Report(Descriptors.OperandName, source, affine.ToString(), operand, known.Count > 0 ? string.Join(" and ", known) : "nothing");
    }

    private void CheckNames(IReadOnlyList<ResultSpec> results)
    {
        foreach (var result in results.Where(result => !result.IsState && weights.Has(result.Name)))
            problems.Report(Descriptors.OutputNameClash, step.Method.Locations[0], result.Name);
    }

    private void CheckStates(IReadOnlyList<ResultSpec> results)
    {
        foreach (var result in results.Where(result => result.IsState))
        {
            var value = body.Instructions[result.Value];
            if (value.Code == InstructionCode.Operand && value.Symbol == result.Name)
                problems.Report(Descriptors.StateNeverChanged, Parameter(result.Name).Locations[0], result.Name);
        }
    }

    private void CheckLostStates(IReadOnlyList<ResultSpec> results)
    {
        foreach (var parameter in step.Method.Parameters.Where(p => results.All(result => result.Name != p.Name)))
        {
            if (WhyLost(parameter, results) is not var (found, remedy))
                continue;
            problems.Report(Descriptors.StateNotReturned, parameter.Locations[0], found, remedy);
        }

        // What comes from the children of a node takes the place of a state.
        var hasChildren = step.Method.Parameters.Any(parameter => parameter.Type is IArrayTypeSymbol);
        if (problems.IsEmpty && !hasChildren && !results.Any(result => result.IsState))
        {
            problems.Report(
                Descriptors.StateNotReturned,
                step.Method.Locations[0],
                "No result of 'Step' has the name of a parameter, so the cell has no state",
                "Name a result after the parameter that it replaces, such as '(Vec h, Vec y) Step(Vec x, Vec h)'");
        }
    }

    private (string Found, string Remedy)? WhyLost(IParameterSymbol parameter, IReadOnlyList<ResultSpec> results)
    {
        var name = parameter.Name;
        var similar = results.FirstOrDefault(result =>
            !result.IsState && string.Equals(result.Name, name, StringComparison.OrdinalIgnoreCase));
        if (similar is not null)
            return ($"Result '{similar.Name}' differs from parameter '{name}' only in case, so '{name}' is an input",
                $"Name the result '{name}' to make it the state's new value");
        if (step.HasUnnamedResult && SymbolEqualityComparer.Default.Equals(body.ReturnedParameter, parameter))
            return ($"'{name}' is assigned and returned, but a single unnamed result is the new value of " +
                $"'{results[0].Name}', the last parameter",
                $"Make '{name}' the last parameter, or return all states as '(Vec {name}, Vec {results[0].Name})'");
        if (body.IsAssignedInVain(parameter))
            return ($"'{name}' is given a new value that is neither read nor returned, so it is lost",
                $"Return it in a tuple as the result '{name}', or remove the assignment");
        return null;
    }

    private IParameterSymbol Parameter(string name) =>
        step.Method.Parameters.First(parameter => parameter.Name == name);
}
