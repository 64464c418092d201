using Kernels.Execution;
using Kernels.Language;

namespace Kernels;

/// <summary>
/// A layer's weights in double, from which a declaration is constructed to be executed; and their gradients.
/// </summary>
/// <remarks>
/// The buffer lies as the layer's does: weights in the order of <see cref="CompiledCell.Weights"/>, each row-major,
/// without padding. Executing the declaration under a <see cref="Recording"/> adds to <see cref="Gradients"/>; frozen
/// weights get none.
/// </remarks>
public sealed class DeclaredWeights
{
    private readonly CompiledCell _compiled;
    private readonly int[] _sizes;
    private readonly double[] _weights;
    private readonly double[] _gradients;
    private readonly double[] _hypers;
    private readonly string _prefix;

    /// <summary>Names the parts of a buffer of weights.</summary>
    /// <param name="compiled">The cell.</param>
    /// <param name="sizes">Values of <see cref="CompiledCell.Sizes"/>, in units.</param>
    /// <param name="weights">All weights; kept, not copied, so that later changes are seen.</param>
    /// <param name="hypers">Values of <see cref="CompiledCell.Hypers"/>.</param>
    /// <exception cref="ArgumentException">A length differs from what the cell and its sizes need.</exception>
    public DeclaredWeights(CompiledCell compiled, int[] sizes, double[] weights, double[] hypers)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(hypers);
        Expect(compiled.Sizes.Length, sizes.Length, "sizes", nameof(sizes));
        Expect(compiled.Weights.Sum(weight => LengthOf(weight, sizes, compiled)), weights.Length, "weights", nameof(weights));
        Expect(compiled.Hypers.Length, hypers.Length, "hyper-parameters", nameof(hypers));
        (_compiled, _sizes, _weights, _hypers, _prefix) = (compiled, sizes, weights, hypers, "");
        _gradients = new double[weights.Length];

        void Expect(int expected, int found, string what, string argument)
        {
            if (expected != found)
                throw new ArgumentException($"{compiled.Name} has {expected} {what}; {found} were given.", argument);
        }
    }

    private DeclaredWeights(DeclaredWeights outer, string prefix)
    {
        (_compiled, _sizes, _weights, _hypers) = (outer._compiled, outer._sizes, outer._weights, outer._hypers);
        _gradients = outer._gradients;
        _prefix = prefix;
    }

    /// <summary>Gradients of all weights, laid out as the weights are. Recordings add to it.</summary>
    public Span<double> Gradients => _gradients;

    internal Memory<double> GradientMemory => _gradients;

    /// <summary>An affine map with its weights and its bias.</summary>
    /// <param name="name">The constructor parameter, or <c>name[i]</c> for an element of an array.</param>
    /// <exception cref="ArgumentException">The cell has no such parameter.</exception>
    public Affine Affine(string name)
    {
        var prefix = _prefix + name + ".";
        var bias = Single(prefix + "bias", WeightKind.Bias);
        var weights = new List<Matrix>();
        for (var index = 0; index < _compiled.Weights.Length; index++)
        {
            var weight = _compiled.Weights[index];
            if (weight.Kind == WeightKind.Matrix && weight.Name.StartsWith(prefix, StringComparison.Ordinal))
                weights.Add(MatrixAt(index));
        }

        return new Affine(_prefix + name, new Vec(StorageAt(bias), isRankZero: false), [.. weights]);
    }

    /// <summary>A matrix.</summary>
    /// <param name="name">The constructor parameter, or <c>name[i]</c> for an element of an array.</param>
    /// <exception cref="ArgumentException">The cell has no such parameter.</exception>
    public Matrix Matrix(string name) => MatrixAt(Single(_prefix + name, WeightKind.Matrix));

    /// <summary>A vector.</summary>
    /// <inheritdoc cref="Matrix"/>
    public Vec Vec(string name) => new(StorageAt(Single(_prefix + name, WeightKind.Vec)), isRankZero: false);

    /// <summary>A trained scalar.</summary>
    /// <inheritdoc cref="Matrix"/>
    public Scalar Scalar(string name) => new(StorageAt(Single(_prefix + name, WeightKind.Scalar)));

    /// <summary>An array of affine maps.</summary>
    /// <param name="name">The constructor parameter.</param>
    /// <param name="count">Its length.</param>
    /// <exception cref="ArgumentException">The cell has no such parameter.</exception>
    public Affine[] Affines(string name, int count) => Many(name, count, Affine);

    /// <summary>An array of matrices.</summary>
    /// <inheritdoc cref="Affines"/>
    public Matrix[] Matrices(string name, int count) => Many(name, count, Matrix);

    /// <summary>An array of vectors.</summary>
    /// <inheritdoc cref="Affines"/>
    public Vec[] Vecs(string name, int count) => Many(name, count, Vec);

    /// <summary>An array of trained scalars.</summary>
    /// <inheritdoc cref="Affines"/>
    public Scalar[] Scalars(string name, int count) => Many(name, count, Scalar);

    /// <summary>A hyper-parameter.</summary>
    /// <inheritdoc cref="Matrix"/>
    public double Hyper(string name)
    {
        var index = Array.FindIndex(_compiled.Hypers, hyper => hyper.Name == _prefix + name);
        return index >= 0 ? _hypers[index] : throw Unknown(
            _prefix + name, "hyper-parameter", _compiled.Hypers.Select(hyper => hyper.Name));
    }

    /// <summary>A nested cell, over the weights whose names begin with the parameter's.</summary>
    /// <typeparam name="TCell">The nested cell's type.</typeparam>
    /// <param name="name">The constructor parameter.</param>
    public TCell Cell<TCell>(string name)
        where TCell : ICell<TCell> => TCell.Create(new DeclaredWeights(this, _prefix + name + "."));

    /// <summary>Number of elements of a weight.</summary>
    internal static int LengthOf(WeightInfo weight, int[] sizes, CompiledCell compiled) =>
        CellSizes.Of(weight.Rows, sizes, compiled.MadeSizes) * CellSizes.Of(weight.Columns, sizes, compiled.MadeSizes);

    private static T[] Many<T>(string name, int count, Func<string, T> element) =>
        [.. Enumerable.Range(0, count).Select(index => element($"{name}[{index}]"))];

    private int Single(string name, WeightKind kind)
    {
        var index = Array.FindIndex(_compiled.Weights, weight => weight.Name == name && weight.Kind == kind);
        return index >= 0 ? index : throw Unknown(
            name, kind.ToString(), _compiled.Weights.Select(weight => weight.Name));
    }

    private ArgumentException Unknown(string name, string kind, IEnumerable<string> known) =>
        new($"{_compiled.Name} has no {kind} called '{name}'; it has {string.Join(", ", known)}.");

    private int SizeAt(int size) => CellSizes.Of(size, _sizes, _compiled.MadeSizes);

    private Matrix MatrixAt(int index)
    {
        var weight = _compiled.Weights[index];
        return new Matrix(weight.Name, SizeAt(weight.Rows), SizeAt(weight.Columns), StorageAt(index));
    }

    private Storage StorageAt(int index)
    {
        var offset = _compiled.Weights.Take(index).Sum(weight => LengthOf(weight, _sizes, _compiled));
        var weight = _compiled.Weights[index];
        return new Storage(_weights, offset, LengthOf(weight, _sizes, _compiled), weight.Frozen ? null : _gradients);
    }
}
