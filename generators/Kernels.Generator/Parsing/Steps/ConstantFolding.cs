using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <summary>
/// Arithmetic on what is known at build time, as C# would do it at run time. Null where it would not.
/// </summary>
internal static class ConstantFolding
{
    public static bool IsInteger(object value) =>
        value is int or long or uint or short or ushort or byte or sbyte;

    public static double? ToDouble(object value) => value switch
    {
        double number => number,
        float number => number,
        _ when IsInteger(value) => ((IConvertible)value).ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    public static object? Binary(BinaryOperatorKind kind, object left, object right, SpecialType type)
    {
        if (left is bool a && right is bool b)
            return Logic(kind, a, b);
        if (IsInteger(left) && IsInteger(right))
            return Integer(kind, ToLong(left), ToLong(right)) is { } integer ? Convert(integer, type) : null;
        return ToDouble(left) is { } x && ToDouble(right) is { } y && Real(kind, x, y) is { } real
            ? Convert(real, type)
            : null;
    }

    public static object? Unary(UnaryOperatorKind kind, object operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, bool truth) => !truth,
        (UnaryOperatorKind.Plus, _) => operand,
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.Minus, float number) => -number,
        (UnaryOperatorKind.Minus, int number) => unchecked(-number),
        (UnaryOperatorKind.Minus, long number) => unchecked(-number),
        _ => null,
    };

    /// <summary>The value in another type; unchanged where the type is not a number.</summary>
    public static object Convert(object value, SpecialType type) => (value, type) switch
    {
        (bool, _) => value,
        (_, SpecialType.System_Double) when ToDouble(value) is { } number => number,
        (_, SpecialType.System_Single) when ToDouble(value) is { } number => (float)number,
        (double number, SpecialType.System_Int32) => unchecked((int)number),
        (float number, SpecialType.System_Int32) => unchecked((int)number),
        (_, SpecialType.System_Int32) when IsInteger(value) => unchecked((int)ToLong(value)),
        (_, SpecialType.System_Int64) when IsInteger(value) => ToLong(value),
        _ => value,
    };

    private static long ToLong(object value) => ((IConvertible)value).ToInt64(CultureInfo.InvariantCulture);

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => a && b,
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => a || b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => a != b,
        _ => null,
    };

    private static object? Integer(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => unchecked(a + b),
        BinaryOperatorKind.Subtract => unchecked(a - b),
        BinaryOperatorKind.Multiply => unchecked(a * b),
        BinaryOperatorKind.Divide when b is not (0 or -1) => a / b,
        BinaryOperatorKind.Divide when b == -1 => unchecked(-a),
        BinaryOperatorKind.Remainder when b is not (0 or -1) => a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.LeftShift => a << (int)b,
        BinaryOperatorKind.RightShift => a >> (int)b,
        _ => Compare(kind, a.CompareTo(b)),
    };

    private static object? Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        _ when double.IsNaN(a) || double.IsNaN(b) => Unordered(kind),
        _ => Compare(kind, a.CompareTo(b)),
    };

    private static object? Compare(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        _ => null,
    };

    /// <summary>Every comparison with NaN is false, but for "differs".</summary>
    private static object? Unordered(BinaryOperatorKind kind) =>
        Compare(kind, 0) is null ? null : kind == BinaryOperatorKind.NotEquals;
}
