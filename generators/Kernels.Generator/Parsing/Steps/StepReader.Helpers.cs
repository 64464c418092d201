using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Helpers: methods whose bodies are read in the place of the call.</content>
internal sealed partial class StepReader
{
    /// <summary>What is given by reference is a variable that has the parameter's last value after the call.</summary>
    private Value Inline(IInvocationOperation call, IMethodSymbol method, SyntaxNode syntax, Value.Record? self)
    {
        var values = new Value[method.Parameters.Length];
        var returned = new List<(IParameterSymbol Parameter, Action<Value> Store)>();
        foreach (var argument in call.Arguments)
        {
            var parameter = method.Parameters[argument.Parameter!.Ordinal];
            var isRead = parameter.RefKind != RefKind.Out;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                var (old, store) = isRead ? Updated(argument.Value) : (Value.Missing, Target(argument.Value));
                values[parameter.Ordinal] = old;
                returned.Add((parameter, store));
            }
            else
            {
                values[parameter.Ordinal] = Evaluate(argument.Value);
            }
        }

        var result = Inline(method, syntax, values, i => ArgumentSource(call, i), call, self);
        foreach (var (parameter, store) in returned)
            store(_variables.Find(parameter) ?? Value.Unknown);
        return result;
    }

    private Value Inline(
        IMethodSymbol method, SyntaxNode syntax, Value[] values, Func<int, IOperation> sources, IOperation at, Value.Record? self)
    {
        if (IsRunning(method))
            return Recurs(at, method.Name);
        if (syntax.ContainsDiagnostics)
            return Invalid();
        BindArguments(method, values, sources);
        return Run(method, syntax, self) ?? (problems.IsEmpty && !problems.IsInvalid ? RefuseCall(at, method) : Value.Unknown);
    }

    private void BindArguments(IMethodSymbol method, Value[] values, Func<int, IOperation> sources)
    {
        for (var i = 0; i < values.Length; i++)
            _variables.Bind(method.Parameters[i], values[i], WrittenName(sources(i)));
    }

    private bool IsRunning(IMethodSymbol method) => _frames.Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, method));

    private Value Recurs(IOperation source, string name)
    {
        problems.Report(Descriptors.Recursion, source, name);
        return Value.Unknown;
    }
}
