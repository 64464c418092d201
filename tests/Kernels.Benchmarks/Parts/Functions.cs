using System.Runtime.Intrinsics;
using Kernels.Numerics;

namespace Kernels.Benchmarks.Parts;

/// <inheritdoc cref="VectorMath.Sigmoid(Vector512{float})"/>
internal readonly struct SigmoidFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Sigmoid(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Sigmoid(x);
}

/// <inheritdoc cref="VectorMath.Tanh(Vector512{float})"/>
internal readonly struct TanhFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Tanh(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Tanh(x);
}

/// <inheritdoc cref="VectorMath.Exp(Vector512{float})"/>
internal readonly struct ExpFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Exp(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Exp(x);
}

/// <inheritdoc cref="VectorMath.Log(Vector512{float})"/>
internal readonly struct LogFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Log(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Log(x);
}

/// <inheritdoc cref="VectorMath.Softplus(Vector512{float})"/>
internal readonly struct SoftplusFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Softplus(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Softplus(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Softplus(x);
}

/// <inheritdoc cref="VectorMath.Sin(Vector512{float})"/>
internal readonly struct SinFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sin(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Sin(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Sin(x);
}

/// <inheritdoc cref="VectorMath.Cos(Vector512{float})"/>
internal readonly struct CosFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Cos(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Cos(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Cos(x);
}

/// <inheritdoc cref="VectorMath.Rsqrt(Vector512{float})"/>
internal readonly struct RsqrtFunction : IFunction
{
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Rsqrt(x);

    public static Vector256<float> Of(Vector256<float> x) => VectorMath.Rsqrt(x);

    public static Vector128<float> Of(Vector128<float> x) => VectorMath.Rsqrt(x);
}
