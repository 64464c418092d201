using Kernels.Language;

namespace Kernels;

/// <content>Sums, differences and multiples, of matrices and with a number at every element.</content>
public sealed partial class Matrix
{
    /// <summary>A + B.</summary>
    public static Matrix operator +(Matrix left, Matrix right) => MatrixOperations.Elementwise(Operations.Add, left, right);

    /// <summary>A − B.</summary>
    public static Matrix operator -(Matrix left, Matrix right) => MatrixOperations.Elementwise(Operations.Subtract, left, right);

    /// <summary>A + c: a number added to every element.</summary>
    /// <exception cref="ArgumentException">c is a vector.</exception>
    public static Matrix operator +(Matrix left, Vec right) => MatrixOperations.WithNumber(Operations.Add, left, right);

    /// <summary>c + A: every element added to a number.</summary>
    /// <exception cref="ArgumentException">c is a vector.</exception>
    public static Matrix operator +(Vec left, Matrix right) => MatrixOperations.WithNumber(Operations.Add, right, left, inFront: true);

    /// <summary>A − c: a number subtracted from every element.</summary>
    /// <exception cref="ArgumentException">c is a vector.</exception>
    public static Matrix operator -(Matrix left, Vec right) => MatrixOperations.WithNumber(Operations.Subtract, left, right);

    /// <summary>c − A: every element subtracted from a number, such as 1 − A of a gate.</summary>
    /// <exception cref="ArgumentException">c is a vector.</exception>
    public static Matrix operator -(Vec left, Matrix right) => MatrixOperations.WithNumber(Operations.Subtract, right, left, inFront: true);

    /// <summary>−M.</summary>
    public static Matrix operator -(Matrix matrix) => MatrixOperations.Elementwise(Operations.Negate, matrix);

    /// <summary>M itself.</summary>
    public static Matrix operator +(Matrix matrix) => matrix;

    /// <summary>c · M, every element times a number.</summary>
    /// <param name="factor">c, a number; for a vector there are <see cref="Functions.ScaleRows"/> and
    /// <see cref="Functions.ScaleColumns"/>.</param>
    /// <param name="matrix">M.</param>
    /// <exception cref="ArgumentException">The factor is a vector.</exception>
    public static Matrix operator *(Vec factor, Matrix matrix) => MatrixOperations.WithNumber(Operations.Multiply, matrix, factor);

    /// <summary>M · c, every element times a number.</summary>
    public static Matrix operator *(Matrix matrix, double factor) => MatrixOperations.WithNumber(Operations.Multiply, matrix, factor);

    /// <summary>M · c, every element times a trained number.</summary>
    public static Matrix operator *(Matrix matrix, Scalar factor) => MatrixOperations.WithNumber(Operations.Multiply, matrix, factor);

    /// <summary>M / c, every element divided by a number.</summary>
    /// <exception cref="ArgumentException">The divisor is a vector.</exception>
    public static Matrix operator /(Matrix matrix, Vec divisor) => MatrixOperations.WithNumber(Operations.Divide, matrix, divisor);

    /// <summary>c / M: a number divided by every element.</summary>
    /// <exception cref="ArgumentException">c is a vector.</exception>
    public static Matrix operator /(Vec number, Matrix matrix) => MatrixOperations.WithNumber(Operations.Divide, matrix, number, inFront: true);
}
