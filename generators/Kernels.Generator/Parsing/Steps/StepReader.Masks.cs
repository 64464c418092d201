using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Comparisons, what is made of them, and the choice by them.</content>
internal sealed partial class StepReader
{
    private Value CallSelect(IInvocationOperation call)
    {
        var values = Arguments(call);
        if (values.Length != 3 || values.Contains(Value.Unknown))
            return Value.Unknown;
        if (values[0] is not Value.Mask mask)
            return Refuse(ArgumentSource(call, 0), "A condition that is not a comparison");
        var location = call.Syntax.GetLocation();
        return Computed(Select(mask, ToVector(values[1], location), ToVector(values[2], location), location));
    }

    private int Select(Value.Mask mask, int whenTrue, int whenFalse, Location location) => mask switch
    {
        Value.Not not => Select(not.Of, whenFalse, whenTrue, location),
        Value.Both both =>
            Select(both.Left, Select(both.Right, whenTrue, whenFalse, location), whenFalse, location),
        Value.Either either =>
            Select(either.Left, whenTrue, Select(either.Right, whenTrue, whenFalse, location), location),
        Value.Comparison of => Emit(
            new(InstructionCode.Operation, new([of.Left, of.Right, whenTrue, whenFalse])) { Operation = of.Operation }, location),
        _ => -1,
    };

    private Value CombineMasks(BinaryOperatorKind kind, Value.Mask left, Value.Mask right, IOperation source) => kind switch
    {
        BinaryOperatorKind.And => new Value.Both(left, right),
        BinaryOperatorKind.Or => new Value.Either(left, right),
        _ => Refuse(source, "This operator on comparisons"),
    };
}
