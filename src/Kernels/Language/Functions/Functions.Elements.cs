using Kernels.Language;

namespace Kernels;

/// <content>The elementwise functions, applied to every element of a matrix that is derived from weights.</content>
public static partial class Functions
{
    /// <inheritdoc cref="Sigmoid(Vec)"/>
    public static Matrix Sigmoid(Matrix x) => MatrixOperations.Elementwise(Operations.Sigmoid, x);

    /// <inheritdoc cref="Tanh(Vec)"/>
    public static Matrix Tanh(Matrix x) => MatrixOperations.Elementwise(Operations.Tanh, x);

    /// <inheritdoc cref="Relu(Vec)"/>
    public static Matrix Relu(Matrix x) => MatrixOperations.Elementwise(Operations.Relu, x);

    /// <inheritdoc cref="Gelu(Vec)"/>
    public static Matrix Gelu(Matrix x) => MatrixOperations.Elementwise(Operations.Gelu, x);

    /// <inheritdoc cref="Silu(Vec)"/>
    public static Matrix Silu(Matrix x) => MatrixOperations.Elementwise(Operations.Silu, x);

    /// <inheritdoc cref="Softplus(Vec)"/>
    public static Matrix Softplus(Matrix x) => MatrixOperations.Elementwise(Operations.Softplus, x);

    /// <inheritdoc cref="Softsign(Vec)"/>
    public static Matrix Softsign(Matrix x) => MatrixOperations.Elementwise(Operations.Softsign, x);

    /// <inheritdoc cref="HardSigmoid(Vec)"/>
    public static Matrix HardSigmoid(Matrix x) => MatrixOperations.Elementwise(Operations.HardSigmoid, x);

    /// <inheritdoc cref="HardTanh(Vec)"/>
    public static Matrix HardTanh(Matrix x) => MatrixOperations.Elementwise(Operations.HardTanh, x);

    /// <inheritdoc cref="Exp(Vec)"/>
    public static Matrix Exp(Matrix x) => MatrixOperations.Elementwise(Operations.Exp, x);

    /// <inheritdoc cref="Log(Vec)"/>
    public static Matrix Log(Matrix x) => MatrixOperations.Elementwise(Operations.Log, x);

    /// <inheritdoc cref="Sqrt(Vec)"/>
    public static Matrix Sqrt(Matrix x) => MatrixOperations.Elementwise(Operations.Sqrt, x);

    /// <inheritdoc cref="Rsqrt(Vec)"/>
    public static Matrix Rsqrt(Matrix x) => MatrixOperations.Elementwise(Operations.Rsqrt, x);

    /// <inheritdoc cref="Reciprocal(Vec)"/>
    public static Matrix Reciprocal(Matrix x) => MatrixOperations.Elementwise(Operations.Reciprocal, x);

    /// <inheritdoc cref="Abs(Vec)"/>
    public static Matrix Abs(Matrix x) => MatrixOperations.Elementwise(Operations.Abs, x);

    /// <inheritdoc cref="Sign(Vec)"/>
    public static Matrix Sign(Matrix x) => MatrixOperations.Elementwise(Operations.Sign, x);

    /// <inheritdoc cref="Floor(Vec)"/>
    public static Matrix Floor(Matrix x) => MatrixOperations.Elementwise(Operations.Floor, x);

    /// <inheritdoc cref="Sin(Vec)"/>
    public static Matrix Sin(Matrix x) => MatrixOperations.Elementwise(Operations.Sin, x);

    /// <inheritdoc cref="Cos(Vec)"/>
    public static Matrix Cos(Matrix x) => MatrixOperations.Elementwise(Operations.Cos, x);

    /// <inheritdoc cref="Square(Vec)"/>
    public static Matrix Square(Matrix x) => MatrixOperations.Elementwise(Operations.Square, x);

    /// <inheritdoc cref="StopGradient(Vec)"/>
    public static Matrix StopGradient(Matrix x) => MatrixOperations.Elementwise(Operations.StopGradient, x);

    /// <inheritdoc cref="LeakyRelu(Vec, double)"/>
    public static Matrix LeakyRelu(Matrix x, double slope = 0.01) => MatrixOperations.Elementwise(Operations.LeakyRelu, x, slope);

    /// <inheritdoc cref="Elu(Vec, double)"/>
    public static Matrix Elu(Matrix x, double alpha = 1) => MatrixOperations.Elementwise(Operations.Elu, x, alpha);

    /// <inheritdoc cref="Pow(Vec, double)"/>
    public static Matrix Pow(Matrix x, double exponent) => MatrixOperations.Elementwise(Operations.Pow, x, exponent);

    /// <inheritdoc cref="Clamp(Vec, double, double)"/>
    public static Matrix Clamp(Matrix x, double low, double high) =>
        low <= high
            ? MatrixOperations.Elementwise(Operations.Clamp, x, low, high)
            : throw new ArgumentException(
                $"Clamp between {low} and {high}: the lower bound must not be above the upper.", nameof(low));

    /// <inheritdoc cref="Remainder(Vec, Vec)"/>
    public static Matrix Remainder(Matrix a, Matrix b) => MatrixOperations.Elementwise(Operations.Remainder, a, b);

    /// <inheritdoc cref="Min(Vec, Vec)"/>
    public static Matrix Min(Matrix a, Matrix b) => MatrixOperations.Elementwise(Operations.Min, a, b);

    /// <inheritdoc cref="Max(Vec, Vec)"/>
    public static Matrix Max(Matrix a, Matrix b) => MatrixOperations.Elementwise(Operations.Max, a, b);

    /// <summary>The smaller of each element and a number.</summary>
    /// <exception cref="ArgumentException">b is a vector.</exception>
    public static Matrix Min(Matrix a, Vec b) => MatrixOperations.WithNumber(Operations.Min, a, b);

    /// <summary>The larger of each element and a number.</summary>
    /// <exception cref="ArgumentException">b is a vector.</exception>
    public static Matrix Max(Matrix a, Vec b) => MatrixOperations.WithNumber(Operations.Max, a, b);
}
