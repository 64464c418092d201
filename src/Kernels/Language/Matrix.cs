using Kernels.Language;

namespace Kernels;

/// <summary>
/// A weight matrix without bias. <c>matrix[v]</c> and <c>matrix * v</c> are both its product with a vector.
/// </summary>
public sealed class Matrix
{
    private readonly Storage _storage;
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
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        _storage = storage;
        _pending = storage.HasGradient ? new OuterProducts(storage, columns) : null;
    }

    /// <summary>Units of the product.</summary>
    public int Rows { get; }

    /// <summary>Units of the operand.</summary>
    public int Columns { get; }

    /// <summary>Elements [rows, columns], row-major.</summary>
    public ReadOnlySpan<double> Values => _storage.Values;

    /// <summary>The weight's name, for messages.</summary>
    internal string Name { get; }

    /// <summary>Collects this matrix's gradient; null when it has none.</summary>
    internal OuterProducts? Gradient => _pending;

    /// <summary>W·v: unit r is Σ over k of W[r, k] · v[k].</summary>
    /// <param name="operand">v, of <see cref="Columns"/> units.</param>
    /// <exception cref="ArgumentException">v has another number of units.</exception>
    public Vec this[Vec operand] => Products.Apply(null, [this], [operand]);

    /// <summary>W·v, the same as <c>matrix[v]</c>.</summary>
    public static Vec operator *(Matrix matrix, Vec operand)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix[operand];
    }
}
