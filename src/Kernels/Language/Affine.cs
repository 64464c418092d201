using Kernels.Language;

namespace Kernels;

/// <summary>An affine map of any number of operands: <c>forget[x, h]</c> means W·x + U·h + b.</summary>
/// <remarks>
/// The i-th operand meets the same weight at every use. Weights are called after the operands: <c>forget.x</c>,
/// <c>forget.h</c>, <c>forget.bias</c>.
/// </remarks>
public sealed class Affine
{
    private readonly string _name;
    private readonly Vec _bias;
    private readonly Matrix[] _weights;
    private readonly string[] _names;

    /// <summary>Makes an affine map.</summary>
    /// <param name="bias">b, one number per unit of the result.</param>
    /// <param name="weights">One matrix per operand, each with as many rows as b has units.</param>
    /// <exception cref="ArgumentException">There is no matrix, or rows and bias differ.</exception>
    public Affine(Vec bias, params ReadOnlySpan<Matrix> weights)
        : this("affine", bias, weights.ToArray())
    {
    }

    internal Affine(string name, Vec bias, Matrix[] weights)
        : this(name, bias, weights, [.. weights.Select(weight => weight.Name)])
    {
    }

    private Affine(string name, Vec bias, Matrix[] weights, string[] names)
    {
        ArgumentNullException.ThrowIfNull(bias);
        if (weights.Length == 0)
            throw new ArgumentException(
                $"'{name}' has no weights; an affine map has one matrix per operand.", nameof(weights));
        foreach (var weight in weights)
        {
            if (weight.Rows != bias.Length || bias.IsRankZero)
                throw new ArgumentException(
                    $"'{name}': a weight has {weight.Rows} rows, the bias has {bias.Length} units.", nameof(weights));
        }

        _name = name;
        _bias = bias;
        _weights = weights;
        _names = names;
    }

    /// <summary>The same map with another matrix in the place of an operand's weight.</summary>
    internal Affine With(string operand, Func<Matrix, Matrix> weight)
    {
        var place = Array.IndexOf(_names, $"{_name}.{operand}");
        if (place < 0)
        {
            throw new ArgumentException(
                $"'{_name}' has no weight '{_name}.{operand}'; it has {string.Join(", ", _names)}.",
                nameof(operand));
        }

        Matrix[] weights = [.. _weights];
        weights[place] = weight(weights[place]);
        return new Affine(_name, _bias, weights, _names);
    }

    /// <summary>W·x + U·h + … + b.</summary>
    /// <param name="operands">One vector per weight, in the order of the weights.</param>
    /// <exception cref="ArgumentException">
    /// Another number of operands, or an operand whose units are not the weight's columns.
    /// </exception>
    public Vec this[params ReadOnlySpan<Vec> operands]
    {
        get
        {
            if (operands.Length != _weights.Length)
                throw new ArgumentException(
                    $"'{_name}' takes {_weights.Length} operands; {operands.Length} were given.", nameof(operands));
            return Products.Apply(_bias, _weights, operands);
        }
    }

    /// <summary>Every row of a matrix through the same affine map: row i is W·M[i] + b.</summary>
    /// <param name="rows">M, one operand per row.</param>
    public Matrix this[Matrix rows] => MatrixRows.Each(rows, row => this[[row]]);

    /// <summary>Row i is W·v + U·M[i] + b.</summary>
    /// <param name="shared">v, the same for every row.</param>
    /// <param name="rows">M.</param>
    public Matrix this[Vec shared, Matrix rows] => MatrixRows.Each(rows, row => this[shared, row]);

    /// <summary>Row i is W·M[i] + U·N[i] + b.</summary>
    /// <param name="first">M.</param>
    /// <param name="second">N, as many rows.</param>
    public Matrix this[Matrix first, Matrix second] => MatrixRows.Each(first, second, (a, b) => this[a, b]);
}
