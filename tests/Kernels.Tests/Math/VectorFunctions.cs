using System.Runtime.Intrinsics;
using Kernels.Numerics;

namespace Kernels.Tests.Numerics;

/// <summary>The functions of one argument, and powers with telling exponents.</summary>
internal static class VectorFunctions
{
    private static readonly float[] Exponents = [3f, 2.5f, -0.3f, 33f];

    /// <summary>Widths in bits.</summary>
    public static readonly int[] Widths = [512, 256, 128];

    private static readonly Dictionary<string, VectorFunction> ByName = All().ToDictionary(function => function.Name);

    public static IEnumerable<string> Names => ByName.Keys;

    public static VectorFunction Named(string name) => ByName[name];

    public static bool IsAccelerated(int width) => width switch
    {
        512 => Vector512.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated,
        _ => Vector128.IsHardwareAccelerated,
    };

    private static IEnumerable<VectorFunction> All() => Unary().Concat(Exponents.Select(Power));

    private static IEnumerable<VectorFunction> Unary() =>
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, Math.Exp),
        new("Log", VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, Math.Log),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, Sigmoid),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, Math.Tanh),
        new("Softplus", VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, Softplus),
        new("Sin", VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, Math.Sin),
        new("Cos", VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, Math.Cos),
        new("Sqrt", VectorMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, Math.Sqrt),
        new("Rsqrt", VectorMath.Rsqrt, VectorMath.Rsqrt, VectorMath.Rsqrt, VectorMath.Rsqrt, x => 1.0 / Math.Sqrt(x)),
        new("Relu", VectorMath.Relu, VectorMath.Relu, VectorMath.Relu, VectorMath.Relu, x => Math.Max(x, 0.0)),
        new("Abs", VectorMath.Abs, VectorMath.Abs, VectorMath.Abs, VectorMath.Abs, Math.Abs),
        new("Floor", VectorMath.Floor, VectorMath.Floor, VectorMath.Floor, VectorMath.Floor, Math.Floor),
        new("Sign", VectorMath.Sign, VectorMath.Sign, VectorMath.Sign, VectorMath.Sign, Sign),
    ];

    private static VectorFunction Power(float exponent) => new(
        FormattableString.Invariant($"Pow {exponent}"),
        x => VectorMath.Pow(x, Vector512.Create(exponent)),
        x => VectorMath.Pow(x, Vector256.Create(exponent)),
        x => VectorMath.Pow(x, Vector128.Create(exponent)),
        x => VectorMath.Pow(x, Vector128.Create((double)exponent)),
        x => Math.Pow(x, exponent));

    private static double Sign(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    private static double Sigmoid(double x) =>
        x < 0.0 ? Math.Exp(x) / (1.0 + Math.Exp(x)) : 1.0 / (1.0 + Math.Exp(-x));

    /// <remarks>ln(1 + e) = 2 artanh(e / (2 + e)), for the platform has no ln(1 + e) that keeps a small e.</remarks>
    private static double Softplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0.0) + (2.0 * Math.Atanh(e / (2.0 + e)));
    }
}
