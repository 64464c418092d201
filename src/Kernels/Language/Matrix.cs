using System.ComponentModel;
using System.Runtime.CompilerServices;
using Kernels.Language;

namespace Kernels;

/// <summary>
/// A weight matrix without bias, or one that is derived from weights. <c>matrix[v]</c> and <c>matrix * v</c> are both its
/// product with a vector.
/// </summary>
/// <remarks>
/// Matrices are added, subtracted and scaled by numbers with operators; what else is made of them is in
/// <see cref="Functions"/>: <c>Product</c>, <c>Inverse</c>, <c>MatrixExp</c>, …, and every elementwise function. A derived
/// matrix is computed once per sequence, not once per step, and so is what its gradient means to the weights.
/// There is no product of two matrices by <c>*</c>: write <c>Product</c> or, element by element, <c>Hadamard</c>.
/// </remarks>
public sealed partial class Matrix
{
    private readonly OuterProducts? _pending;

    /// <summary>Makes a matrix.</summary>
    /// <param name="rows">Units of the product.</param>
    /// <param name="columns">Units of the operand.</param>
    /// <param name="values">Elements [rows, columns], row-major, copied.</param>
    /// <exception cref="ArgumentException">The number of elements is not rows · columns.</exception>
    public Matrix(int rows, int columns, params ReadOnlySpan<double> values)
        : this("matrix", rows, columns, Storage.Of(values))
    {
        if (values.Length != rows * columns)
        {
            throw new ArgumentException(
                $"A matrix of {rows} × {columns} has {rows * columns} elements; {values.Length} were given.",
                nameof(values));
        }
    }

    internal Matrix(string name, int rows, int columns, Storage storage)
        : this(name, rows, columns, new Vec(storage, isRankZero: false)) =>
        _pending = storage.HasGradient ? new OuterProducts(storage, columns) : null;

    /// <summary>A matrix whose elements were computed.</summary>
    internal Matrix(string name, int rows, int columns, Vec elements)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        Elements = elements;
    }

    /// <summary>Units of the product.</summary>
    public int Rows { get; }

    /// <summary>Units of the operand.</summary>
    public int Columns { get; }

    /// <summary>Elements [rows, columns], row-major.</summary>
    public ReadOnlySpan<double> Values => Elements.Values;

    /// <summary>Mᵀ.</summary>
    public Matrix Transposed => MatrixOperations.Transpose(this);

    /// <summary>The weight's name, for messages.</summary>
    internal string Name { get; }

    /// <summary>The elements as units of one vector, which elementwise operations are applied to.</summary>
    internal Vec Elements { get; }

    /// <summary>Collects a weight's gradient; null when it has none.</summary>
    internal OuterProducts? Gradient => _pending;

    /// <summary>The matrix that an operand of <c>Step</c> carries. Emitted code calls it.</summary>
    /// <param name="operand">Elements and shape.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Matrix Of(Vec operand) => operand is MatrixOperand matrix
        ? matrix.ToMatrix()
        : throw new ArgumentException("The operand is a vector, and Step takes a matrix there.", nameof(operand));

    /// <summary>The elements as one vector, row-major. Emitted code calls it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Vec ToVec() => Elements;

    /// <summary>W·v: unit r is Σ over k of W[r, k] · v[k].</summary>
    /// <param name="operand">v, of <see cref="Columns"/> units.</param>
    /// <exception cref="ArgumentException">v has another number of units.</exception>
    [OverloadResolutionPriority(1)]
    public Vec this[Vec operand] => Products.Apply(null, [this], [operand]);

    /// <summary>Every row of a matrix multiplied: element i, r is Σ over k of W[r, k] · M[i, k].</summary>
    /// <param name="rows">M, of <see cref="Columns"/> columns.</param>
    /// <exception cref="ArgumentException">M has another number of columns.</exception>
    public Matrix this[Matrix rows] => MatrixRows.Each(rows, row => this[row]);

    /// <summary>W·v, the same as <c>matrix[v]</c>.</summary>
    public static Vec operator *(Matrix matrix, Vec operand)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix[operand];
    }
}
