using Kernels.Language;

namespace Kernels;

/// <content>Sums, differences and multiples.</content>
public sealed partial class Matrix
{
    /// <summary>A + B.</summary>
    public static Matrix operator +(Matrix left, Matrix right) => MatrixOperations.Elementwise(Operations.Add, left, right);

    /// <summary>A − B.</summary>
    public static Matrix operator -(Matrix left, Matrix right) => MatrixOperations.Elementwise(Operations.Subtract, left, right);

    /// <summary>−M.</summary>
    public static Matrix operator -(Matrix matrix) => MatrixOperations.Elementwise(Operations.Negate, matrix);

    /// <summary>M itself.</summary>
    public static Matrix operator +(Matrix matrix) => matrix;

    /// <summary>c · M, every element times a number.</summary>
    /// <param name="factor">c, a number; for a vector there are <see cref="Functions.ScaleRows"/> and
    /// <see cref="Functions.ScaleColumns"/>.</param>
    /// <param name="matrix">M.</param>
    /// <exception cref="ArgumentException">The factor is a vector.</exception>
    public static Matrix operator *(Vec factor, Matrix matrix) => MatrixOperations.Scale(Operations.Multiply, matrix, factor);

    /// <summary>M · c, every element times a number.</summary>
    public static Matrix operator *(Matrix matrix, double factor) => MatrixOperations.Scale(Operations.Multiply, matrix, factor);

    /// <summary>M · c, every element times a trained number.</summary>
    public static Matrix operator *(Matrix matrix, Scalar factor) => MatrixOperations.Scale(Operations.Multiply, matrix, factor);

    /// <summary>M / c, every element divided by a number.</summary>
    /// <exception cref="ArgumentException">The divisor is a vector.</exception>
    public static Matrix operator /(Matrix matrix, Vec divisor) => MatrixOperations.Scale(Operations.Divide, matrix, divisor);
}
