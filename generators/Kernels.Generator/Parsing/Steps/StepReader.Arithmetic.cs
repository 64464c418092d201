using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Operators and conversions.</content>
internal sealed partial class StepReader
{
    private Value Binary(IBinaryOperation binary)
    {
        if (binary.Type is { TypeKind: TypeKind.Error })
            return Invalid();
        var left = Evaluate(binary.LeftOperand);
        if (ShortCircuit(binary, left) is { } decided)
            return decided;
        var right = Evaluate(binary.RightOperand);
        return UserOperator(binary.OperatorMethod, binary, (left, binary.LeftOperand), (right, binary.RightOperand))
            ?? Combine(binary.OperatorKind, left, right, binary);
    }

    private static Value? ShortCircuit(IBinaryOperation binary, Value left) => (binary.OperatorKind, left) switch
    {
        (BinaryOperatorKind.ConditionalAnd, Value.Constant { Boxed: false }) => left,
        (BinaryOperatorKind.ConditionalOr, Value.Constant { Boxed: true }) => left,
        _ => null,
    };

    private Value Combine(BinaryOperatorKind kind, Value left, Value right, IOperation source)
    {
        if (left == Value.Unknown || right == Value.Unknown)
            return Value.Unknown;
        if (left is Value.Constant first && right is Value.Constant second)
            return Fold(kind, first, second, source);
        if (left is Value.Mask one && right is Value.Mask other)
            return CombineMasks(kind, one, other, source);
        if (IsMatrix(left) && kind == BinaryOperatorKind.Multiply && !KernelsTypes.IsMatrix(source.Type))
            return Product(left, ToVector(right, source.Syntax.GetLocation()), source);
        return Intrinsics.Operator(kind) is { } row
            ? Compute(row, left, right, source)
            : Refuse(source, "This operator");
    }

    private Value Compute(OperatorRow row, Value left, Value right, IOperation source)
    {
        var location = source.Syntax.GetLocation();
        var (a, b) = (ToOperand(left, location), ToOperand(right, location));
        if (a < 0 || b < 0)
            return Value.Unknown;
        if (row.IsComparison)
            return row.Swapped ? new Value.Comparison(row.Name, b, a) : new Value.Comparison(row.Name, a, b);
        return Operation(row.Name, source, a, b);
    }

    private Value Fold(BinaryOperatorKind kind, Value.Constant left, Value.Constant right, IOperation source)
    {
        var type = source.Type?.SpecialType ?? SpecialType.None;
        if (ConstantFolding.Binary(kind, left.Boxed, right.Boxed, type) is not { } folded)
            return Refuse(source, "This operation on constants");
        var divides = kind == BinaryOperatorKind.Divide && ConstantFolding.IsInteger(folded) ? source : null;
        return new Value.Constant(folded)
        {
            Division = ConstantFolding.IsInteger(folded) ? divides ?? left.Division ?? right.Division : null,
        };
    }

    private Value Unary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (UserOperator(unary.OperatorMethod, unary, (operand, unary.Operand)) is { } result)
            return result;
        switch (operand, unary.OperatorKind)
        {
            case (_, _) when operand == Value.Unknown:
                return operand;
            case (Value.Constant constant, var kind):
                return ConstantFolding.Unary(kind, constant.Boxed) is { } folded
                    ? constant with { Boxed = folded }
                    : Refuse(unary, "This operation on a constant");
            case (_, UnaryOperatorKind.Plus) or (Value.Mask, UnaryOperatorKind.True):
                return operand;
            case (Value.Mask mask, UnaryOperatorKind.Not):
                return new Value.Not(mask);
            case (_, UnaryOperatorKind.Minus):
                var vector = ToOperand(operand, unary.Operand.Syntax.GetLocation());
                return vector < 0 ? Value.Unknown : Operation("Negate", unary, vector);
            default:
                return Refuse(unary, "This operator");
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        return UserOperator(conversion.OperatorMethod, conversion, (value, conversion.Operand)) ?? value switch
        {
            Value.Constant constant => ConvertConstant(constant, conversion),
            Value.Vector when !IsNumberOfVectors(conversion.Type) => Refuse(conversion, "This conversion"),
            _ => value,
        };
    }

    /// <summary>
    /// Hyper-parameters are instructions of type double, so a cast to any other number would be lost silently.
    /// </summary>
    private static bool IsNumberOfVectors(ITypeSymbol? type) =>
        type is null || KernelsTypes.IsDouble(type) || KernelsTypes.IsOfTheLanguage(type);

    private Value.Constant ConvertConstant(Value.Constant constant, IConversionOperation conversion)
    {
        var type = conversion.Type?.SpecialType ?? SpecialType.None;
        var converted = ConstantFolding.Convert(constant.Boxed, type);
        var reachesEquation = !ConstantFolding.IsInteger(converted) || type == SpecialType.None;
        if (constant.Division is { } division && reachesEquation)
        {
            problems.Report(Descriptors.IntegerDivision, division, Excerpt(division.Syntax));
            return new Value.Constant(converted);
        }

        return constant with { Boxed = converted };
    }
}
