using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Calls, and what all of them need.</content>
internal sealed partial class StepReader
{
    private Value Call(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        var implementation = method.PartialImplementationPart ?? method;
        if (Intrinsics.IsSelect(method))
            return CallSelect(call);
        if (Intrinsics.Function(method) is { } row)
            return CallFunction(call, row);
        if (Intrinsics.Random(method) is { } random)
            return CallRandom(call, random);
        if (CallsFunction(call))
            return CallFunctionValue(call);
        if (method.Name == KernelsTypes.StepName && call.Instance is not (null or IInstanceReferenceOperation))
            return CallCell(call);
        if (context.Declaration(implementation) is { } helper && IsOfOurOwn(call) && CanRun(call))
            return Inline(call, implementation, helper, method.IsStatic ? null : Self);
        if (call.Instance is { Type: INamedTypeSymbol type } instance && IsOfValues(type) && CanRun(call)
            && context.Declaration(method) is MethodDeclarationSyntax member)
            return Evaluate(instance) is Value.Record record ? Inline(call, method, member, record) : Value.Unknown;
        return CallEmbedded(call, method);
    }

    private static bool IsOfOurOwn(IInvocationOperation call) => call.Instance is null or IInstanceReferenceOperation;

    private static bool CanRun(IInvocationOperation call) =>
        call is { IsVirtual: false, TargetMethod: { IsAsync: false, IsExtern: false } };

    /// <summary>
    /// Arguments in the order of the parameters, which named arguments need not have; all are read in source order.
    /// </summary>
    private Value[] Arguments(IInvocationOperation call)
    {
        var values = new Value[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
            values[argument.Parameter!.Ordinal] = Evaluate(argument.Value);
        return values;
    }

    private static IOperation ArgumentSource(IInvocationOperation call, int ordinal) =>
        call.Arguments.First(argument => argument.Parameter!.Ordinal == ordinal).Value;

    private Value RefuseCall(IInvocationOperation call) => RefuseCall(call, call.TargetMethod);

    private Value RefuseCall(IOperation source, IMethodSymbol method)
    {
        problems.Report(Descriptors.UnsupportedCall, source, MethodName(method));
        return Value.Unknown;
    }

    private static string MethodName(IMethodSymbol method) =>
        method.ContainingType is { } type && method.MethodKind != MethodKind.LocalFunction
            ? $"{type.Name}.{method.Name}"
            : method.Name;
}
