using System.Reflection;
using Kernels.Compiler.Specs;

namespace Kernels.Generator.Tests.Harness;

/// <summary>
/// Runs a spec by the library's own operations, in the order of its instructions. A declaration executed as C# must give
/// the same bits, which proves the parser against the C# compiler and not against a printed expectation.
/// </summary>
internal sealed class SpecInterpreter(CellSpec spec, IReadOnlyDictionary<string, object> weights)
{
    public Vec[] Run(IReadOnlyList<object> operands)
    {
        var values = new List<object>();
        foreach (var instruction in spec.Body)
            values.Add(Evaluate(instruction, [.. instruction.Arguments.Select(argument => values[argument])], operands));
        return [.. spec.Results.Select(result => values[result.Value] is Matrix matrix ? matrix.ToVec() : (Vec)values[result.Value])];
    }

    private object Evaluate(InstructionSpec instruction, object[] arguments, IReadOnlyList<object> operands) => instruction.Code switch
    {
        InstructionCode.Operand => operands[spec.Operands.Select(operand => operand.Name).ToList().IndexOf(instruction.Symbol!)],
        InstructionCode.Constant => (Vec)instruction.Value,
        InstructionCode.Parameter => weights[instruction.Symbol!] is double number ? (Vec)number : weights[instruction.Symbol!],
        InstructionCode.Affine => ApplyAffine((Affine)weights[instruction.Symbol!], arguments),
        InstructionCode.Matrix => ApplyMatrix((Matrix)weights[instruction.Symbol!], arguments[0]),
        InstructionCode.Product => ApplyMatrix((Matrix)arguments[0], arguments[1]),
        _ when arguments.OfType<Matrix>().Any() => ApplyToMatrices(instruction.Operation!, arguments),
        _ => Apply(instruction.Operation!, [.. arguments.Cast<Vec>()]),
    };

    private static object ApplyAffine(Affine affine, object[] arguments) => arguments switch
    {
        [Matrix rows] => affine[rows],
        [Vec shared, Matrix rows] => affine[shared, rows],
        [Matrix first, Matrix second] => affine[first, second],
        _ => affine[arguments.Cast<Vec>().ToArray()],
    };

    private static object ApplyMatrix(Matrix matrix, object operand) => operand is Matrix rows ? matrix[rows] : matrix[(Vec)operand];

    private static object ApplyToMatrices(string operation, object[] a) => (operation, a[0], a[^1]) switch
    {
        ("Add", Matrix left, Matrix right) => left + right,
        ("Subtract", Matrix left, Matrix right) => left - right,
        ("Multiply", Matrix left, Matrix right) => Functions.Hadamard(left, right),
        ("Multiply", Vec factor, Matrix matrix) => factor * matrix,
        ("Multiply", Matrix matrix, Vec factor) => factor * matrix,
        ("Divide", Matrix matrix, Vec divisor) => matrix / divisor,
        ("Negate", Matrix matrix, _) => -matrix,
        ("ConcatRows", _, _) => Functions.Concat(a.Cast<Matrix>().ToArray()),
        ("ReshapeLike", Vec vector, Matrix like) => Functions.Reshape(vector, like),
        _ => Call(operation, a),
    };

    private static object Apply(string operation, Vec[] a) => operation switch
    {
        "Add" => a[0] + a[1],
        "Subtract" => a[0] - a[1],
        "Multiply" => a[0] * a[1],
        "Divide" => a[0] / a[1],
        "Negate" => -a[0],
        "SelectLess" => Functions.Select(a[0] < a[1], a[2], a[3]),
        "SelectLessOrEqual" => Functions.Select(a[0] <= a[1], a[2], a[3]),
        "Dropout" => Functions.Dropout(a[0], a[1].Values[0]),
        "DropoutPerSequence" => Functions.Dropout(a[0], a[1].Values[0], Per.Sequence),
        "Concat" => Functions.Concat(a),
        "Pow" => Functions.Pow(a[0], a[1].Values[0]),
        "Power" => Functions.Pow(a[0], a[1]),
        "Unit" => a[0][(int)a[1].Values[0]],
        "ShiftIn" => Functions.Shift(a[0], a[1], (int)a[2].Values[0]),
        "ReshapeRows" => Functions.Reshape(a[0], (int)a[1].Values[0]),
        "Reshape" => Functions.Reshape(a[0], a[1], a[2]),
        "Largest" => Functions.Max(a[0]),
        "Smallest" => Functions.Min(a[0]),
        "Outer" => Functions.Outer(a[0], a[1]),
        _ => Call(operation, a),
    };

    // Functions of matrices have the names of those of vectors: the first argument tells them apart.
    private static object Call(string operation, object[] arguments)
    {
        var function = typeof(Functions).GetMethods().Single(method =>
            method.Name == operation && method.GetParameters().Length == arguments.Length
            && method.GetParameters()[0].ParameterType.IsInstanceOfType(arguments[0])
            && method.GetCustomAttribute<CellFunctionAttribute>() is null);
        var parameters = function.GetParameters().Zip(arguments, (parameter, value) =>
            parameter.ParameterType == typeof(double) ? ((Vec)value).Values[0]
            : parameter.ParameterType == typeof(int) ? (int)((Vec)value).Values[0]
            : value);
        return function.Invoke(null, [.. parameters])!;
    }
}
