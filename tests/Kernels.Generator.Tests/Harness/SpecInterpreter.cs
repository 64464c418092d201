using System.Reflection;
using Kernels.Compiler.Specs;

namespace Kernels.Generator.Tests.Harness;

/// <summary>
/// Runs a spec by the library's own operations, in the order of its instructions. A declaration executed as C# must give
/// the same bits, which proves the parser against the C# compiler and not against a printed expectation.
/// </summary>
internal sealed class SpecInterpreter(CellSpec spec, IReadOnlyDictionary<string, object> weights)
{
    public Vec[] Run(IReadOnlyList<Vec> operands)
    {
        var values = new List<Vec>();
        foreach (var instruction in spec.Body)
            values.Add(Evaluate(instruction, [.. instruction.Arguments.Select(argument => values[argument])], operands));
        return [.. spec.Results.Select(result => values[result.Value])];
    }

    private Vec Evaluate(InstructionSpec instruction, Vec[] arguments, IReadOnlyList<Vec> operands) => instruction.Code switch
    {
        InstructionCode.Operand => operands[spec.Operands.Select(operand => operand.Name).ToList().IndexOf(instruction.Symbol!)],
        InstructionCode.Constant => instruction.Value,
        InstructionCode.Parameter => weights[instruction.Symbol!] is double number ? number : (Vec)weights[instruction.Symbol!],
        InstructionCode.Affine => ((Affine)weights[instruction.Symbol!])[arguments],
        InstructionCode.Matrix => ((Matrix)weights[instruction.Symbol!])[arguments[0]],
        _ => Apply(instruction.Operation!, arguments),
    };

    private static Vec Apply(string operation, Vec[] a) => operation switch
    {
        "Add" => a[0] + a[1],
        "Subtract" => a[0] - a[1],
        "Multiply" => a[0] * a[1],
        "Divide" => a[0] / a[1],
        "Negate" => -a[0],
        "SelectLess" => Functions.Select(a[0] < a[1], a[2], a[3]),
        "SelectLessOrEqual" => Functions.Select(a[0] <= a[1], a[2], a[3]),
        "Concat" => Functions.Concat(a),
        "Largest" => Functions.Max(a[0]),
        "Smallest" => Functions.Min(a[0]),
        _ => Call(Function(operation, a.Length), a),
    };

    private static MethodInfo Function(string name, int arguments) => typeof(Functions).GetMethods().Single(method =>
        method.Name == name && method.GetParameters().Length == arguments
        && method.GetCustomAttribute<CellFunctionAttribute>() is null);

    private static Vec Call(MethodInfo function, Vec[] arguments)
    {
        var parameters = function.GetParameters().Zip(arguments, (parameter, value) =>
            parameter.ParameterType == typeof(double) ? (object)value.Values[0]
            : parameter.ParameterType == typeof(int) ? (object)(int)value.Values[0]
            : value);
        return (Vec)function.Invoke(null, [.. parameters])!;
    }
}
