namespace Kernels.Language;

/// <summary>
/// The operation table of the executed language: name, value, derivative by each argument, kinks. Each fact stands here
/// once; operators of <see cref="Vec"/>, <see cref="Functions"/>, recording and gradient check all read it.
/// </summary>
internal static class Operations
{
    // Initialised before the rows below, which enter themselves.
    private static readonly List<Operation> Table = [];

    public static readonly Operation Add = Binary(nameof(Add), (a, b) => a + b, (_, _, _) => 1, (_, _, _) => 1);
    public static readonly Operation Subtract =
        Binary(nameof(Subtract), (a, b) => a - b, (_, _, _) => 1, (_, _, _) => -1);
    public static readonly Operation Multiply =
        Binary(nameof(Multiply), (a, b) => a * b, (_, b, _) => b, (a, _, _) => a);
    public static readonly Operation Divide =
        Binary(nameof(Divide), (a, b) => a / b, (_, b, _) => 1 / b, (_, b, y) => -y / b, (_, b) => b / PoleScale);
    public static readonly Operation Negate = Unary(nameof(Negate), x => -x, (_, _) => -1);

    public static readonly Operation Sigmoid = Unary(nameof(Sigmoid), RealFunctions.Sigmoid, (_, y) => y * (1 - y));
    public static readonly Operation Tanh = Unary(nameof(Tanh), Math.Tanh, (_, y) => 1 - (y * y));
    public static readonly Operation Relu = Unary(nameof(Relu), x => x <= 0 ? 0 : x, (x, _) => x > 0 ? 1 : 0, x => x);
    public static readonly Operation LeakyRelu = WithConstant(
        nameof(LeakyRelu), (x, slope) => x > 0 ? x : slope * x, (x, slope, _) => x > 0 ? 1 : slope, (x, _) => x);
    public static readonly Operation Elu = WithConstant(
        nameof(Elu),
        (x, alpha) => x > 0 ? x : alpha * RealFunctions.ExpMinusOne(x),
        (x, alpha, _) => x > 0 ? 1 : alpha * Math.Exp(x),
        (x, _) => x);
    public static readonly Operation Gelu =
        Unary(nameof(Gelu), RealFunctions.Gelu, (x, _) => RealFunctions.GeluSlope(x));
    public static readonly Operation Silu = Unary(
        nameof(Silu), x => x * RealFunctions.Sigmoid(x), (x, y) => RealFunctions.Sigmoid(x) * (1 + x - y));
    public static readonly Operation Softplus =
        Unary(nameof(Softplus), RealFunctions.Softplus, (x, _) => RealFunctions.Sigmoid(x));
    public static readonly Operation Softsign = Unary(
        nameof(Softsign), x => x / (1 + Math.Abs(x)), (x, _) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))), x => x);
    public static readonly Operation HardSigmoid = Unary(
        nameof(HardSigmoid),
        x => Math.Clamp((x / 6) + 0.5, 0, 1),
        (x, _) => x is > -3 and < 3 ? 1.0 / 6 : 0,
        x => x + 3,
        x => x - 3);
    public static readonly Operation HardTanh = Unary(
        nameof(HardTanh), x => Math.Clamp(x, -1, 1), (x, _) => x is > -1 and < 1 ? 1 : 0, x => x + 1, x => x - 1);

    public static readonly Operation Exp = Unary(nameof(Exp), Math.Exp, (_, y) => y);
    public static readonly Operation Log = Unary(nameof(Log), Math.Log, (x, _) => 1 / x, x => x / PoleScale);
    public static readonly Operation Sqrt = Unary(nameof(Sqrt), Math.Sqrt, (_, y) => 0.5 / y, x => x / PoleScale);
    public static readonly Operation Rsqrt =
        Unary(nameof(Rsqrt), x => 1 / Math.Sqrt(x), (_, y) => -0.5 * y * y * y, x => x / PoleScale);
    public static readonly Operation Reciprocal =
        Unary(nameof(Reciprocal), x => 1 / x, (_, y) => -y * y, x => x / PoleScale);
    public static readonly Operation Abs = Unary(nameof(Abs), Math.Abs, (x, _) => RealFunctions.Sign(x), x => x);
    public static readonly Operation Sign = Unary(nameof(Sign), RealFunctions.Sign, null, x => x);
    public static readonly Operation Floor = Unary(nameof(Floor), Math.Floor, null, x => x - Math.Round(x));
    public static readonly Operation Sin = Unary(nameof(Sin), Math.Sin, (x, _) => Math.Cos(x));
    public static readonly Operation Cos = Unary(nameof(Cos), Math.Cos, (x, _) => -Math.Sin(x));
    public static readonly Operation Square = Unary(nameof(Square), x => x * x, (x, _) => 2 * x);

    public static readonly Operation Remainder = Binary(
        nameof(Remainder),
        (a, b) => a - (b * Math.Floor(a / b)),
        (_, _, _) => 1,
        (a, b, _) => -Math.Floor(a / b),
        (a, b) => ((a / b) - Math.Round(a / b)) * Math.Abs(b));
    public static readonly Operation Min = Binary(
        nameof(Min), Math.Min, (a, b, _) => a <= b ? 1 : 0, (a, b, _) => a <= b ? 0 : 1, (a, b) => a - b);
    public static readonly Operation Max = Binary(
        nameof(Max), Math.Max, (a, b, _) => a >= b ? 1 : 0, (a, b, _) => a >= b ? 0 : 1, (a, b) => a - b);
    public static readonly Operation Pow = WithConstant(
        nameof(Pow), Math.Pow, (x, k, _) => k == 0 ? 0 : k * Math.Pow(x, k - 1), RealFunctions.PowPole);
    public static readonly Operation Power = Binary(
        nameof(Power),
        Math.Pow,
        (x, k, _) => k == 0 ? 0 : k * Math.Pow(x, k - 1),
        (x, _, y) => x > 0 ? y * Math.Log(x) : 0,
        (x, _) => Math.Max(x, 0) / PoleScale);
    public static readonly Operation Clamp = Row(new Operation(
        nameof(Clamp),
        (in at) => at.A < at.B ? at.B : at.A > at.C ? at.C : at.A,
        (in at, _) => at.A > at.B && at.A < at.C ? 1 : 0,
        null,
        null)
    {
        Constants = 2,
        Kinks = [(in at) => at.A - at.B, (in at) => at.A - at.C],
    });

    /// <summary>a &lt; b ? x : y.</summary>
    public static readonly Operation SelectLess = Row(new Operation(
        nameof(SelectLess),
        (in at) => at.A < at.B ? at.C : at.D,
        null,
        null,
        (in at, _) => at.A < at.B ? 1 : 0,
        (in at, _) => at.A < at.B ? 0 : 1)
    {
        Kinks = [(in at) => at.A - at.B],
    });

    /// <summary>a ≤ b ? x : y.</summary>
    public static readonly Operation SelectLessOrEqual = Row(new Operation(
        nameof(SelectLessOrEqual),
        (in at) => at.A <= at.B ? at.C : at.D,
        null,
        null,
        (in at, _) => at.A <= at.B ? 1 : 0,
        (in at, _) => at.A <= at.B ? 0 : 1)
    {
        Kinks = [(in at) => at.A - at.B],
    });

    /// <summary>x, without a derivative.</summary>
    public static readonly Operation StopGradient = Row(
        new Operation(nameof(StopGradient), (in at) => at.A, [null]) { IsDeclared = true });

    /// <summary>value, slope, x: the value, with the slope as its derivative by x.</summary>
    public static readonly Operation WithDerivative = Row(
        new Operation(nameof(WithDerivative), (in at) => at.A, null, null, (in at, _) => at.B) { IsDeclared = true });

    /// <summary>See <see cref="Operation.Kinks"/>: what a distance to a pole is divided by.</summary>
    internal const double PoleScale = 30;

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Operation> All => Table;

    private static Operation Unary(
        string name,
        Func<double, double> value,
        Func<double, double, double>? slope,
        params Func<double, double>[] kinks) =>
        Row(new Operation(name, (in at) => value(at.A), slope is null ? null : (in at, y) => slope(at.A, y))
        {
            Kinks = [.. kinks.Select<Func<double, double>, Value>(kink => (in at) => kink(at.A))],
        });

    private static Operation Binary(
        string name,
        Func<double, double, double> value,
        Func<double, double, double, double> left,
        Func<double, double, double, double> right,
        params Func<double, double, double>[] kinks) =>
        Row(new Operation(
            name, (in at) => value(at.A, at.B), (in at, y) => left(at.A, at.B, y), (in at, y) => right(at.A, at.B, y))
        {
            Kinks = [.. kinks.Select<Func<double, double, double>, Value>(kink => (in at) => kink(at.A, at.B))],
        });

    private static Operation WithConstant(
        string name,
        Func<double, double, double> value,
        Func<double, double, double, double> slope,
        Func<double, double, double> kink) =>
        Row(new Operation(name, (in at) => value(at.A, at.B), (in at, y) => slope(at.A, at.B, y), null)
        {
            Constants = 1,
            Kinks = [(in at) => kink(at.A, at.B)],
        });

    private static Operation Row(Operation row)
    {
        Table.Add(row);
        return row;
    }
}
