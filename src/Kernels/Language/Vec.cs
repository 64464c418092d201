using Kernels.Language;

namespace Kernels;

/// <summary>
/// A vector of one row: an input, a state, a weight, or a value computed from them. The working type of <c>Step</c>.
/// </summary>
/// <remarks>
/// It computes in plain double, so that a declaration can be executed as it stands. While a <see cref="Recording"/> is
/// active on the thread, every operation is recorded as well, and reverse mode gives exact gradients. A value of rank 0
/// (made from a <c>double</c>, or a <see cref="Scalar"/>) goes with a vector of any size; two vectors must have the
/// same size. Values are immutable. The class is open only to <see cref="Scalar"/>.
/// </remarks>
public partial class Vec
{
    private readonly Storage _storage;
    private readonly bool _isVariable;
    private double[]? _adjoint;

    /// <summary>Makes a vector.</summary>
    /// <param name="values">Its units, copied.</param>
    public Vec(params ReadOnlySpan<double> values)
        : this(Storage.Of(values), isRankZero: false)
    {
    }

    internal Vec(Storage storage, bool isRankZero, Recording? tape = null, bool isVariable = false)
    {
        _storage = storage;
        _isVariable = isVariable;
        IsRankZero = isRankZero;
        Tape = tape;
    }

    /// <summary>Number of units; 1 for a value of rank 0.</summary>
    public int Length => _storage.Length;

    /// <summary>Whether this is a number that stands for itself at every unit, rather than a vector.</summary>
    public bool IsRankZero { get; }

    /// <summary>The units.</summary>
    public ReadOnlySpan<double> Values => _storage.Values;

    /// <summary>The recording whose variables this value depends on, if any.</summary>
    internal Recording? Tape { get; }

    /// <summary>Where gradients of this value add up. Only for values that <see cref="IsTracked"/>.</summary>
    internal Span<double> Adjoint => _storage.HasGradient ? _storage.Gradient : _adjoint ??= new double[Length];

    /// <summary>Whether a gradient has reached this value.</summary>
    internal bool HasAdjoint => _storage.HasGradient || _adjoint is not null;

    /// <summary>One unit, a number.</summary>
    /// <param name="unit">A constant from 0 on.</param>
    /// <exception cref="ArgumentException">There is no such unit, or this is a number.</exception>
    public Vec this[int unit] => Moves.Unit.Apply(this, unit);

    /// <summary>A rank-0 value.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Vec(double value) => new Scalar(value);

    /// <summary>The size in words, and the first units.</summary>
    public override string ToString()
    {
        var shown = string.Join(", ", Values[..Math.Min(Length, 4)].ToArray());
        return IsRankZero ? shown : $"[{shown}{(Length > 4 ? ", …" : "")}] ({Length} units)";
    }

    /// <summary>A value that was computed. Every one of rank 0 is a <see cref="Scalar"/>.</summary>
    internal static Vec Of(double[] values, bool isRankZero, Recording? tape)
    {
        var storage = new Storage(values, 0, values.Length, null);
        return isRankZero ? new Scalar(storage, tape) : new Vec(storage, isRankZero: false, tape);
    }

    /// <summary>
    /// Whether gradients are wanted for this value by <paramref name="recording"/>: a weight, a variable, or computed
    /// from one.
    /// </summary>
    internal bool IsTracked(Recording recording) => ReferenceEquals(Tape, recording) || _storage.HasGradient;

    /// <summary>
    /// Gives up the gradient of an intermediate value once it has been handed on. Variables and weights keep theirs.
    /// </summary>
    internal void ReleaseAdjoint()
    {
        if (!_isVariable)
            _adjoint = null;
    }
}
