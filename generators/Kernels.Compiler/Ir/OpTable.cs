using static System.Math;

namespace Kernels.Compiler.Ir;

/// <summary>One operation's facts.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Arity">Number of operands of an elementwise operation; 0 for anything else.</param>
/// <param name="Notation">How people write it, operands as {0}, {1}, …</param>
/// <param name="Vector">The C# expression over vectors that computes it.</param>
/// <param name="Cost">Time per element in tenths of a cycle on a wide vector unit; decides between storing and recomputing.</param>
/// <param name="Value">Its value in double.</param>
/// <param name="Commutes">Whether the first two operands may be exchanged.</param>
/// <param name="Binds">How tightly the notation holds together: see <see cref="Tightness"/>.</param>
internal sealed record OpRow(
    Op Op, int Arity, string Notation, string Vector, int Cost, Func<double[], double>? Value, bool Commutes = false,
    int Binds = Tightness.Whole)
{
    /// <summary>Whether its derivative is what the declaration says, and not that of the value.</summary>
    public bool IsDeclared { get; init; }
}

/// <summary>
/// What every pass may know of an operation. Derivatives stand in <see cref="Differentiation.DerivativeRules"/>,
/// the names by which declarations call operations in <see cref="Building.OperationNames"/>.
/// </summary>
internal static class OpTable
{
    private static readonly Dictionary<Op, OpRow> Rows = new OpRow[]
    {
        new(Op.Add, 2, "{0} + {1}", "{0} + {1}", 1, v => v[0] + v[1], Commutes: true, Binds: Tightness.Sum),
        new(Op.Subtract, 2, "{0} − {1}", "{0} - {1}", 1, v => v[0] - v[1], Binds: Tightness.Sum),
        new(Op.Multiply, 2, "{0} ⊙ {1}", "{0} * {1}", 1, v => v[0] * v[1], Commutes: true, Binds: Tightness.Product),
        new(Op.Divide, 2, "{0} / {1}", "{0} / {1}", 5, v => v[0] / v[1], Binds: Tightness.Product),
        new(Op.Negate, 1, "−{0}", "-{0}", 1, v => -v[0], Binds: Tightness.Product),
        new(Op.MultiplyAdd, 3, "{0} ⊙ {1} + {2}", "VectorMath.MultiplyAdd({0}, {1}, {2})", 1, v => (v[0] * v[1]) + v[2], Commutes: true, Binds: Tightness.Sum),
        new(Op.Sigmoid, 1, "σ({0})", "VectorMath.Sigmoid({0})", 12, v => 1 / (1 + Math.Exp(-v[0]))),
        new(Op.Tanh, 1, "tanh({0})", "VectorMath.Tanh({0})", 12, v => Math.Tanh(v[0])),
        new(Op.Relu, 1, "relu({0})", "VectorMath.Relu({0})", 1, v => v[0] > 0 ? v[0] : double.IsNaN(v[0]) ? v[0] : 0),
        new(Op.Softplus, 1, "softplus({0})", "VectorMath.Softplus({0})", 20, v => Softplus(v[0])),
        new(Op.Exp, 1, "exp({0})", "VectorMath.Exp({0})", 9, v => Math.Exp(v[0])),
        new(Op.Log, 1, "log({0})", "VectorMath.Log({0})", 12, v => Math.Log(v[0])),
        new(Op.Sqrt, 1, "√({0})", "VectorMath.Sqrt({0})", 6, v => Math.Sqrt(v[0])),
        new(Op.Rsqrt, 1, "1/√({0})", "VectorMath.Rsqrt({0})", 9, v => 1 / Math.Sqrt(v[0])),
        new(Op.Abs, 1, "|{0}|", "VectorMath.Abs({0})", 1, v => Math.Abs(v[0])),
        new(Op.Sign, 1, "sign({0})", "VectorMath.Sign({0})", 2, v => double.IsNaN(v[0]) ? v[0] : Math.Sign(v[0])),
        new(Op.Floor, 1, "⌊{0}⌋", "VectorMath.Floor({0})", 2, v => Math.Floor(v[0])),
        new(Op.Sin, 1, "sin({0})", "VectorMath.Sin({0})", 16, v => Math.Sin(v[0])),
        new(Op.Cos, 1, "cos({0})", "VectorMath.Cos({0})", 16, v => Math.Cos(v[0])),
        new(Op.Min, 2, "min({0}, {1})", "VectorMath.Min({0}, {1})", 1, v => Math.Min(v[0], v[1])),
        new(Op.Max, 2, "max({0}, {1})", "VectorMath.Max({0}, {1})", 1, v => Math.Max(v[0], v[1])),
        new(Op.Clamp, 3, "clamp({0}, {1}, {2})", "VectorMath.Clamp({0}, {1}, {2})", 2, v => Math.Min(Math.Max(v[0], v[1]), v[2])),
        new(Op.Pow, 2, "{0}^{1}", "VectorMath.Pow({0}, {1})", 40, v => Math.Pow(v[0], v[1]), Binds: Tightness.Power),
        new(Op.SelectLess, 4, "({0} < {1} ? {2} : {3})", "VectorMath.SelectLess({0}, {1}, {2}, {3})", 2, v => v[0] < v[1] ? v[2] : v[3]),
        new(Op.SelectLessOrEqual, 4, "({0} ≤ {1} ? {2} : {3})", "VectorMath.SelectLessOrEqual({0}, {1}, {2}, {3})", 2, v => v[0] <= v[1] ? v[2] : v[3]),
        new(Op.Stretch, 1, "{0}", "{0}", 0, v => v[0]),
        new(Op.Chance, 4, "chance({3})", "VectorMath.Chance({0}, {1}, {2}, {3})", 7, v => Chance(v)),
        new(Op.WhenTraining, 2, "(training ? {0} : {1})", "{0}", 0, v => v[0]),
        new(Op.StopGradient, 1, "stop({0})", "{0}", 0, v => v[0]) { IsDeclared = true },
        new(Op.WithDerivative, 3, "({0} with slope {1} by {2})", "{0}", 0, v => v[0]) { IsDeclared = true },
    }.ToDictionary(row => row.Op);

    /// <summary>The elementwise operations.</summary>
    public static IEnumerable<OpRow> Elementwise => Rows.Values;

    public static OpRow Of(Op op) => Rows[op];

    public static bool IsElementwise(Op op) => Rows.ContainsKey(op);

    // See Kernels.Numerics.VectorMath.Chance, which says where the constants are from. Bits are kept as whole numbers here.
    private static double Chance(double[] v)
    {
        var (low, high, unit) = (Bits(v[0]), Bits(v[1]), Bits(v[2]));
        unchecked
        {
            var x = unit + low;
            x = (x ^ (x >> 16)) * 0x7FEB352Du;
            x ^= high;
            x = (x ^ (x >> 15)) * 0x846CA68Bu;
            x ^= x >> 16;
            return (x >> 8) * (1.0 / (1 << 24)) < (float)v[3] ? 1 : 0;
        }

        static uint Bits(double value) => unchecked((uint)(long)Math.Round(value));
    }

    private static double Softplus(double x) => Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
