using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Calls that are one operation of the table.</content>
internal sealed partial class StepReader
{
    private Value CallFunction(IInvocationOperation call, FunctionRow row)
    {
        if (row.Vectors == FunctionRow.AnyNumber)
            return CallOnList(call, row);
        var values = Arguments(call);
        if (Intrinsics.Fold(call.TargetMethod) is { } fold && Numbers(values) is { } numbers)
            return new Value.Constant(fold(numbers[0], numbers[numbers.Length - 1]));
        if (values.Length < row.Vectors || values.Length > row.Vectors + row.Defaults.Length)
            return RefuseCall(call);
        var arguments = new List<int>();
        for (var i = 0; i < row.Vectors; i++)
            arguments.Add(ToOperand(values[i], ArgumentSource(call, i).Syntax.GetLocation()));
        for (var i = row.Vectors; i < row.Vectors + row.Defaults.Length; i++)
            arguments.Add(i < values.Length
                ? ConstantArgument(call, row, values[i], i)
                : Instructions.Constant(row.Defaults[i - row.Vectors], call.Syntax.GetLocation()));
        CheckRange(call, row, arguments);
        return Operation(row.Operation, call, [.. arguments]);
    }

    private Value CallOnList(IInvocationOperation call, FunctionRow row)
    {
        if (ListedOperands(call.Arguments) is not { } written)
            return Refuse(call, "A list of vectors that is not written out");
        return written.Count > 0
            ? Operation(row.Operation, call, [.. written.Select(o => ToOperand(o.Value, o.Source.Syntax.GetLocation()))])
            : RefuseCall(call);
    }

    private int ConstantArgument(IInvocationOperation call, FunctionRow row, Value value, int ordinal)
    {
        var source = ArgumentSource(call, ordinal);
        if (value is Value.Constant { Boxed: var boxed } && ConstantFolding.ToDouble(boxed) is { } number)
            return Instructions.Constant(number, source.Syntax.GetLocation());
        if (value is Value.Vector hyper && row.TakesHypers)
            return hyper.Instruction;
        if (value != Value.Unknown)
            problems.Report(Descriptors.ConstantArgument, source, Excerpt(source.Syntax), call.TargetMethod.Name, row.Expected);
        return -1;
    }

    private void CheckRange(IInvocationOperation call, FunctionRow row, List<int> arguments)
    {
        var constants = arguments.Skip(row.Vectors).ToList();
        if (constants.Any(constant => constant < 0 || Instructions[constant].Code != InstructionCode.Constant))
            return;
        var numbers = constants.Select(constant => Instructions[constant].Value).ToArray();
        if (row.Range?.Invoke(numbers) is not { } outside)
            return;
        var source = ArgumentSource(call, row.Vectors + outside.Constant);
        problems.Report(
            Descriptors.ConstantRange,
            source,
            Excerpt(source.Syntax),
            call.TargetMethod.Name,
            NumberText.Print(numbers[outside.Constant]),
            outside.Expected);
    }

    /// <summary>The values as numbers when all of them are known at build time.</summary>
    private static double[]? Numbers(Value[] values)
    {
        var numbers = values.OfType<Value.Constant>()
            .Select(constant => ConstantFolding.ToDouble(constant.Boxed))
            .ToList();
        return numbers.Count == values.Length && numbers.All(number => number is not null)
            ? [.. numbers.Select(number => number!.Value)]
            : null;
    }
}
