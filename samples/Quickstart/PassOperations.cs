using System.Runtime.Intrinsics;
using Kernels.Numerics;

namespace Quickstart;

/// <summary>An elementwise operation of a framework: one loop over memory for each call.</summary>
internal interface IPassOperation
{
    static abstract Vector512<float> Of(Vector512<float> a, Vector512<float> b);

    static abstract Vector256<float> Of(Vector256<float> a, Vector256<float> b);
}

/// <summary>a.</summary>
internal readonly struct First : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a;

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => a;
}

/// <summary>−a.</summary>
internal readonly struct Negative : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => -a;

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => -a;
}

/// <summary>1 − a.</summary>
internal readonly struct OneMinus : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512<float>.One - a;

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => Vector256<float>.One - a;
}

/// <summary>a + b.</summary>
internal readonly struct Sum : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a + b;

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => a + b;
}

/// <summary>a · b.</summary>
internal readonly struct Times : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a * b;

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => a * b;
}

/// <summary>σ(a), by the very function that the kernels call.</summary>
internal readonly struct Logistic : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => VectorMath.Sigmoid(a);

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => VectorMath.Sigmoid(a);
}

/// <summary>tanh(a), by the very function that the kernels call.</summary>
internal readonly struct HyperbolicTangent : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => VectorMath.Tanh(a);

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => VectorMath.Tanh(a);
}

/// <summary>Gradient a of σ carried back through its value b: a·b·(1 − b).</summary>
internal readonly struct LogisticSlope : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a * b * (Vector512<float>.One - b);

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => a * b * (Vector256<float>.One - b);
}

/// <summary>Gradient a of tanh carried back through its value b: a·(1 − b²).</summary>
internal readonly struct TangentSlope : IPassOperation
{
    public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a * (Vector512<float>.One - (b * b));

    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b) => a * (Vector256<float>.One - (b * b));
}
