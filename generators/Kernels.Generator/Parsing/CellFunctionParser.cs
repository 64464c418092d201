using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>A method marked <c>[CellFunction]</c> as a spec without weights: its parameters are the operands.</summary>
internal static class CellFunctionParser
{
    public static ParsedCell Parse(Compilation compilation, IMethodSymbol function, CancellationToken cancellation)
    {
        var context = new ParseContext(compilation, cancellation);
        var problems = new ProblemList();
        if (context.Declaration(function) is not { } syntax || !CheckSignature(function, problems))
            return ParsedCell.Refused(problems.Problems);
        var reader = new StepReader(context, problems, new WeightTable());
        var operands = function.Parameters.SelectMany(p => StepSignature.OperandsOf(p, isState: false)).ToList();
        reader.BindOperands(function, operands);
        var results = Results(function.ReturnType);
        var values = reader.ReadResults(function, syntax, results);
        if (values is null)
            return ParsedCell.Refused(problems.Problems);
        var spec = new CellSpec
        {
            Namespace = CellShape.Namespace(function.ContainingType),
            Name = function.Name,
            Parameters = EquatableArray<ParameterSpec>.Empty,
            Operands = new(operands),
            Results = new(results.Select((result, i) => result with { Value = values[i] })),
            Body = reader.Instructions.ToSpecs(),
        };
        return new ParsedCell(spec, [], reader.Instructions.Locations);
    }

    private static bool CheckSignature(IMethodSymbol function, ProblemList problems)
    {
        foreach (var parameter in function.Parameters)
        {
            var isOperand = KernelsTypes.IsVec(parameter.Type) || KernelsTypes.IsScalar(parameter.Type)
                || KernelsTypes.IsDouble(parameter.Type);
            if (parameter.RefKind == RefKind.None && isOperand)
                continue;
            var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            problems.Report(Descriptors.StepParameterType, parameter.Locations[0], parameter.Name, type);
        }

        if (!function.IsStatic || function.IsGenericMethod || Results(function.ReturnType).Count == 0)
        {
            var type = function.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            problems.Report(Descriptors.ResultType, function.Locations[0], type);
        }

        return problems.IsEmpty;
    }

    private static List<ResultSpec> Results(ITypeSymbol type)
    {
        if (KernelsTypes.IsVec(type))
            return [new ResultSpec("", -1, IsState: false)];
        return type is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.All(element => KernelsTypes.IsVec(element.Type))
            ? [.. tuple.TupleElements.Select(element => new ResultSpec(element.Name, -1, IsState: false))]
            : [];
    }
}
