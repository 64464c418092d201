using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution.Derived;

/// <summary>The matrices, vectors and numbers of a layer that are made of whole matrices, and the gradients folded back
/// through them.</summary>
/// <remarks>
/// Everything is computed in double, for layers in float too, and rounded once: the exponential squares what it has
/// found several times, the inverse subtracts what nearly cancels, and both happen once per change of the weights. One
/// thread computes it all, whoever runs the layer.
/// </remarks>
internal sealed unsafe class DerivedMatrices<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MatrixProgramInfo _info;
    private readonly MatrixProgram _program;
    private readonly double[] _hypers;
    private readonly AlignedBuffer<T>[] _matrices;
    private readonly int[] _keys;

    private DerivedMatrices(MatrixProgramInfo info, CellSizes sizes, Equations<double>[] equations, double[] hypers)
    {
        (_info, _hypers) = (info, hypers);
        _program = new MatrixProgram(info, sizes, equations);
        _matrices = [.. info.Matrices.Select(value => new AlignedBuffer<T>(_program.Length(value)))];
        _keys = [.. Enumerable.Range(0, info.Values.Length).Where(value => info.Values[value].Source == MatrixSource.Draw)];
    }

    /// <summary>Whether masks are drawn for weights, so that each sequence has other matrices.</summary>
    public bool Draws => _keys.Length > 0;

    public bool GuardsIntact => _program.GuardsIntact && _matrices.All(matrix => matrix.GuardsIntact);

    /// <summary>The derived matrices of a layer, or null where it has none.</summary>
    public static DerivedMatrices<T>? Of(
        CompiledCell cell, CellSizes sizes, Func<Equations<double>[]> equations, double[] hypers) =>
        cell.Matrices is { } info ? new(info, sizes, equations(), hypers) : null;

    /// <summary>First element of a matrix that products apply, row-major.</summary>
    public T* Matrix(int index) => _matrices[index].Pointer;

    /// <summary>Elements of each sum of outer products.</summary>
    public IEnumerable<int> SumLengths => _info.Sums.Select(_program.Length);

    /// <summary>Derives everything from the weights as they are.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="draws">The sequence that masks of weights are drawn for.</param>
    /// <param name="row">Finds the rows of Parameter slots, which receive derived vectors and numbers.</param>
    public void Derive(Weights<T> weights, DrawState draws, ParameterLoops.RowOf<T> row)
    {
        foreach (int key in _keys)
        {
            (int occurrence, int high) = (_info.Values[key].Index / 4, _info.Values[key].Index & 1);
            ulong bits = DrawKeys.OfWeights(draws, occurrence);
            _program.LoadKey(key, (uint)(high == 0 ? bits : bits >> 32));
        }

        for (int i = 0; i < _info.Values.Length; i++)
        {
            MatrixValueInfo value = _info.Values[i];
            if (value.Source == MatrixSource.Weight)
                _program.Load(i, weights.Pointer + weights.Table.Offset(value.Index));
            else if (value.Source == MatrixSource.Hyper)
                _program.Load(i, _hypers[value.Index]);
        }

        _program.Run(_info.Forward);
        for (int i = 0; i < _matrices.Length; i++)
            _program.Store(_info.Matrices[i], _matrices[i].Pointer);
        foreach (MatrixRowInfo info in _info.Rows)
        {
            _program.Store(info.Value, row(info.Slot));
            if (_info.Values[info.Value].Rows == CompiledCell.Unit)
                new Span<T>(row(info.Slot), CellSizes.Padding).Fill(*row(info.Slot));
        }
    }

    /// <summary>Folds the sums of a backward run back to the weights that the matrices were derived from.</summary>
    /// <param name="sums">Sums of outer products.</param>
    /// <param name="parameter">Finds the gradients of Parameter slots.</param>
    /// <param name="gradients">What the weights' gradients are added to.</param>
    public void Fold(AlignedBuffer<T>[] sums, ParameterLoops.RowOf<T> parameter, WeightGradients<T> gradients)
    {
        for (int i = 0; i < _info.Values.Length; i++)
        {
            MatrixValueInfo value = _info.Values[i];
            if (value.Source == MatrixSource.OuterSum)
                _program.Load(i, sums[value.Index].Pointer);
            else if (value.Source == MatrixSource.ColumnSum)
                _program.Load(i, parameter(value.Index));
        }

        _program.Run(_info.Backward);
        foreach (MatrixGradientInfo info in _info.Gradients)
            _program.Add(info.Value, gradients.Pointer + gradients.Table.Offset(info.Weight));
    }

    public void Dispose()
    {
        _program.Dispose();
        foreach (AlignedBuffer<T> matrix in _matrices)
            matrix.Dispose();
    }
}
