using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>The head of <c>Step</c>: which parameters are states, and what comes back.</summary>
internal sealed class StepSignature
{
    private StepSignature(IMethodSymbol method, SyntaxNode syntax)
    {
        Method = method;
        Syntax = syntax;
    }

    public IMethodSymbol Method { get; }

    public SyntaxNode Syntax { get; }

    public IReadOnlyList<OperandSpec> Operands { get; private set; } = [];

    /// <summary>Results with no value yet.</summary>
    public IReadOnlyList<ResultSpec> Results { get; private set; } = [];

    /// <summary>Whether the one result has no name of its own and goes by the last parameter's.</summary>
    public bool HasUnnamedResult => !Method.ReturnType.IsTupleType;

    /// <summary>Reads the signature, or reports why there is none.</summary>
    public static StepSignature? Find(INamedTypeSymbol cell, ParseContext context, ProblemList problems)
    {
        var methods = cell.GetMembers(KernelsTypes.StepName).OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null })
            .ToList();
        if (methods.Count == 0)
            problems.Report(Descriptors.NoStep, cell.Locations[0], cell.Name);
        foreach (var extra in methods.Skip(1))
            problems.Report(Descriptors.SeveralSteps, extra.Locations[0], cell.Name, methods.Count);
        if (methods.Count != 1)
            return null;
        var method = methods[0].PartialImplementationPart ?? methods[0];
        return context.Declaration(method) is { } syntax ? Read(new StepSignature(method, syntax), problems) : null;
    }

    private static StepSignature? Read(StepSignature step, ProblemList problems)
    {
        foreach (var parameter in step.Method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || !IsValue(parameter.Type) || parameter.IsParams)
                Refuse(parameter, problems);
        }

        var names = ResultNames(step.Method, problems);
        if (names is null || !problems.IsEmpty)
            return null;
        step.Operands = step.Method.Parameters
            .Select(p => Operand(p, names.Contains(p.Name)))
            .ToList();
        step.Results = names
            .Select(name => new ResultSpec(name, -1, step.Operands.Any(operand => operand.Name == name)))
            .ToList();
        return step;
    }

    /// <summary>A parameter as an operand.</summary>
    public static OperandSpec Operand(IParameterSymbol parameter, bool isState) =>
        new(parameter.Name, isState, WeightParser.Size(parameter))
        {
            Rank = KernelsTypes.IsVec(parameter.Type) ? 1 : 0,
        };

    private static bool IsValue(ITypeSymbol type) => KernelsTypes.IsVec(type) || KernelsTypes.IsScalar(type);

    private static void Refuse(IParameterSymbol parameter, ProblemList problems)
    {
        if (parameter.Type.TypeKind == TypeKind.Error)
        {
            problems.MarkInvalid();
            return;
        }

        var modifier = parameter.RefKind == RefKind.None ? "" : $"{parameter.RefKind.ToString().ToLowerInvariant()} ";
        var type = modifier + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        problems.Report(Descriptors.StepParameterType, parameter.Locations[0], parameter.Name, type);
    }

    private static List<string>? ResultNames(IMethodSymbol method, ProblemList problems)
    {
        var type = method.ReturnType;
        if (IsValue(type) && !method.ReturnsByRef && !method.ReturnsByRefReadonly && !method.IsGenericMethod)
            return SingleName(method, problems);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple && !method.IsGenericMethod
            && tuple.TupleElements.All(element => IsValue(element.Type)))
            return TupleNames(method, tuple, problems);
        if (type.TypeKind == TypeKind.Error)
            problems.MarkInvalid();
        else
            problems.Report(Descriptors.ResultType, method.Locations[0], ReturnText(method));
        return null;
    }

    private static string ReturnText(IMethodSymbol method) =>
        method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        + (method.IsGenericMethod ? "' from a generic method '" + method.Name : "");

    private static List<string>? SingleName(IMethodSymbol method, ProblemList problems)
    {
        if (method.Parameters.Length > 0)
            return [method.Parameters[method.Parameters.Length - 1].Name];
        problems.Report(
            Descriptors.StateNotReturned,
            method.Locations[0],
            "A single unnamed result is the new value of the last parameter, but 'Step' has no parameter",
            "Write 'Vec Step(Vec x, Vec h)'");
        return null;
    }

    private static List<string>? TupleNames(IMethodSymbol method, INamedTypeSymbol tuple, ProblemList problems)
    {
        var unnamed = tuple.TupleElements.Select((element, i) => (element, i))
            .Where(pair => !pair.element.IsExplicitlyNamedTupleElement)
            .ToList();
        foreach (var (_, i) in unnamed)
            problems.Report(Descriptors.UnnamedResult, method.Locations[0], i + 1);
        return unnamed.Count > 0 ? null : tuple.TupleElements.Select(element => element.Name).ToList();
    }
}
