using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Functions that are handed to helpers: lambdas, and methods by their names.</content>
internal sealed partial class StepReader
{
    private Value ReadFunction(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation lambda => new Value.Function(lambda.Symbol, lambda.Body, Self),
        IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation } reference =>
            new Value.Function(reference.Method, null, reference.Instance is null ? null : Self),
        _ => Refuse(creation, "This expression"),
    };

    private static bool CallsFunction(IInvocationOperation call) =>
        call is { Instance: not null, TargetMethod: { MethodKind: MethodKind.DelegateInvoke } };

    private Value CallFunctionValue(IInvocationOperation call)
    {
        var function = Evaluate(call.Instance!);
        var values = Arguments(call);
        return function is Value.Function known ? Apply(known, values, call)
            : function == Value.Unknown ? function : RefuseCall(call);
    }

    private Value Apply(Value.Function function, Value[] values, IInvocationOperation call)
    {
        if (function.Body is { } body)
        {
            if (IsRunning(function.Method))
                return Recurs(call, "a lambda");
            BindArguments(function.Method, values, i => ArgumentSource(call, i));
            return Run(function.Method, body, function.Self) ?? Value.Unknown;
        }

        var method = function.Method.OriginalDefinition;
        if (Intrinsics.Function(method) is { Defaults.Length: 0 } row && row.Vectors == values.Length)
            return Operation(row.Operation, call, [.. values.Select((value, i) => ToOperand(value, ArgumentSource(call, i).Syntax.GetLocation()))]);
        return context.Declaration(method) is { } syntax
            ? Inline(method, syntax, values, i => ArgumentSource(call, i), call, function.Self)
            : RefuseCall(call, method);
    }
}
