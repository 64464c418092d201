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

    /// <summary>Whether the one result has no name of its own and goes by that of the last parameter that can be a state.</summary>
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
            var isOperand = IsValue(Element(parameter.Type)) || KernelsTypes.IsMatrix(parameter.Type);
            if (parameter.RefKind != RefKind.None || !isOperand || parameter.IsParams)
                Refuse(parameter, problems);
            else if (WeightParser.CountComplaint(parameter) is { } complaint)
                problems.Report(Descriptors.ArrayCount, parameter.Locations[0], parameter.Name, complaint, Element(parameter.Type).Name);
            SizeNames.Check(parameter, problems);
        }

        var names = ResultNames(step.Method, problems);
        if (names is not null)
            CheckMatrices(step.Method, names, problems);
        if (names is null || !problems.IsEmpty)
            return null;
        step.Operands = step.Method.Parameters
            .SelectMany(p => OperandsOf(p, names.Contains(p.Name)).Select((operand, i) => PerSequence.Add(StepIndices.Add(Delays.Add(operand, p, i), p), p)))
            .ToList();
        Delays.Check(step, names, problems);
        StepIndices.Check(step, names, problems);
        PerSequence.Check(step, problems);
        step.Results = names
            .Select(name => new ResultSpec(name, -1, step.Operands.Any(operand => operand.Name == name)))
            .ToList();
        return step;
    }

    /// <summary>
    /// A parameter as operands: one, or as many as an array has elements. An array is never a state, since there is no
    /// array to return: it holds what several others hand on, the children of a node.
    /// </summary>
    public static IEnumerable<OperandSpec> OperandsOf(IParameterSymbol parameter, bool isState)
    {
        var element = Element(parameter.Type);
        var operand = new OperandSpec(parameter.Name, isState, WeightParser.Size(parameter))
        {
            Rank = KernelsTypes.IsMatrix(element) ? 2 : KernelsTypes.IsVec(element) ? 1 : 0,
            Columns = WeightParser.Columns(parameter),
        };
        return parameter.Type is IArrayTypeSymbol
            ? Enumerable.Range(0, WeightParser.Count(parameter)!.Value)
                .Select(i => operand with { Name = new WeightPath(parameter.Name, i).ToString(), IsState = false })
            : [operand];
    }

    private static ITypeSymbol Element(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : type;

    private static bool IsResult(ITypeSymbol type) => IsValue(type) || KernelsTypes.IsMatrix(type);

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
        if (IsResult(type) && !method.ReturnsByRef && !method.ReturnsByRefReadonly && !method.IsGenericMethod)
            return SingleName(method, problems);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple && !method.IsGenericMethod
            && tuple.TupleElements.All(element => IsResult(element.Type)))
            return TupleNames(method, tuple, problems);
        if (type.TypeKind == TypeKind.Error)
            problems.MarkInvalid();
        else
            problems.Report(Descriptors.ResultType, method.Locations[0], ReturnText(method));
        return null;
    }

    /// <summary>A matrix that is returned is a state, and a state that is a matrix is returned as one.</summary>
    private static void CheckMatrices(IMethodSymbol method, List<string> names, ProblemList problems)
    {
        var types = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => element.Type).ToList()
            : [method.ReturnType];
        for (var i = 0; i < types.Count; i++)
        {
            var state = method.Parameters.FirstOrDefault(parameter => parameter.Name == names[i])?.Type;
            if (KernelsTypes.IsMatrix(state) != KernelsTypes.IsMatrix(types[i]))
                problems.Report(Descriptors.ResultType, method.Locations[0], ReturnText(method));
        }
    }

    private static string ReturnText(IMethodSymbol method) =>
        method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        + (method.IsGenericMethod ? "' from a generic method '" + method.Name : "");

    private static List<string>? SingleName(IMethodSymbol method, ProblemList problems)
    {
        if (method.Parameters.LastOrDefault(CanBeState) is { } state)
            return [state.Name];
        problems.Report(
            Descriptors.StateNotReturned,
            method.Locations[0],
            "A single unnamed result is the new value of the last parameter that is an input or a state, but 'Step' has none",
            "Write 'Vec Step(Vec x, Vec h)'");
        return null;
    }

    /// <summary>Whether nothing but the result decides what the parameter is.</summary>
    private static bool CanBeState(IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "DelayAttribute") is null
        && KernelsTypes.Attribute(parameter, "StepIndexAttribute") is null
        && KernelsTypes.Attribute(parameter, "PerSequenceAttribute") is null;

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
