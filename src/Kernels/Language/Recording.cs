using Kernels.Language;

namespace Kernels;

/// <summary>
/// Records what the language executes on this thread, and runs it backwards: reverse mode, exact up to rounding.
/// </summary>
/// <remarks>
/// Each operation leaves its row of the operation table and its operands on a tape; the backward sweep evaluates the
/// row's local derivatives there. Gradients of weights add to the buffer behind them
/// (<see cref="DeclaredWeights.Gradients"/>), those of variables to the variables.
/// </remarks>
/// <example>
/// <code>
/// using var recording = new Recording();
/// var x = recording.Variable([1, 2, 3]);
/// recording.Seed(Functions.Tanh(x), [1, 1, 1]);
/// recording.Backward();
/// ReadOnlySpan&lt;double&gt; slope = recording.Gradient(x);
/// </code>
/// </example>
public sealed class Recording : IDisposable
{
    [ThreadStatic]
    private static Recording? t_current;

    private readonly List<RecordedStep> _tape = [];
    private readonly Recording? _outer;
    private readonly bool _keepsTape;

    /// <summary>Starts recording on this thread.</summary>
    public Recording()
        : this(keepsTape: true)
    {
    }

    internal Recording(bool keepsTape)
    {
        _keepsTape = keepsTape;
        _outer = t_current;
        t_current = this;
    }

    /// <summary>The recording active on this thread.</summary>
    internal static Recording? Current => t_current;

    /// <summary>The recording active on this thread, if it keeps a tape.</summary>
    internal static Recording? Tape => t_current is { _keepsTape: true } ? t_current : null;

    /// <summary>How near the point of execution is to the kinks of the operations executed.</summary>
    internal KinkMonitor Kinks { get; } = new();

    /// <summary>The matrices derived so far.</summary>
    internal MatrixMemory Matrices { get; } = new();

    /// <summary>Where declared derivatives stand in for values, the point they were declared at.</summary>
    internal HeldPoint? Held { get; init; }

    /// <summary>Whether results of operations, and gradients before they are handed on, are rounded to float.</summary>
    internal bool RoundsToFloat { get; init; }

    /// <summary>A leaf whose gradient is wanted.</summary>
    /// <param name="values">Its units, copied.</param>
    /// <returns>The vector, to be used while this recording is active.</returns>
    public Vec Variable(params ReadOnlySpan<double> values) =>
        new(Storage.Of(values), isRankZero: false, _keepsTape ? this : null, isVariable: true);

    /// <summary>A number whose gradient is wanted.</summary>
    /// <param name="value">Its value.</param>
    /// <returns>The number, to be used while this recording is active.</returns>
    public Scalar Number(double value) => new(Storage.Of([value]), _keepsTape ? this : null, isVariable: true);

    /// <summary>Adds to the gradient with which the backward sweep starts at a value.</summary>
    /// <param name="value">
    /// A value computed in this recording. One that depends on no variable or weight is passed over.
    /// </param>
    /// <param name="gradient">One number per unit of <paramref name="value"/>.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Seed(Vec value, params ReadOnlySpan<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (gradient.Length != value.Length)
            throw new ArgumentException(
                $"The value has {value.Length} units, its gradient {gradient.Length}.", nameof(gradient));
        if (!value.IsTracked(this))
            return;
        var adjoint = value.Adjoint;
        for (var unit = 0; unit < adjoint.Length; unit++)
            adjoint[unit] += gradient[unit];
    }

    /// <summary>Sweeps the tape from its end to its start and empties it.</summary>
    public void Backward()
    {
        var touched = new HashSet<OuterProducts>();
        for (var index = _tape.Count - 1; index >= 0; index--)
            _tape[index].Backward(this, touched);
        foreach (var products in touched)
            products.Flush();
        _tape.Clear();
        Matrices.Clear();
    }

    /// <summary>
    /// The gradient that <see cref="Backward"/> left at a variable; zeros where nothing depended on it.
    /// </summary>
    /// <param name="variable">Made by <see cref="Variable"/> or <see cref="Number"/> of this recording.</param>
    public ReadOnlySpan<double> Gradient(Vec variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (!variable.IsTracked(this))
            throw new ArgumentException("The value is not a variable of this recording.", nameof(variable));
        return variable.Adjoint;
    }

    /// <summary>Ends the recording. An enclosing one goes on.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(t_current, this))
            t_current = _outer;
    }

    /// <summary>
    /// The recording that a result of these operands belongs to: the active one if any operand is tracked by it.
    /// </summary>
    internal static Recording? TapeOf(params ReadOnlySpan<Vec> operands)
    {
        if (Tape is not { } recording)
            return null;
        foreach (var operand in operands)
        {
            if (operand.IsTracked(recording))
                return recording;
        }

        return null;
    }

    /// <summary>Rounds what an operation computed where the active recording asks for it.</summary>
    internal static void RoundResult(Span<double> values)
    {
        if (t_current is { RoundsToFloat: true })
            RoundToFloat(values);
    }

    internal static void RoundToFloat(Span<double> values)
    {
        foreach (ref var value in values)
            value = (float)value;
    }

    internal void Add(RecordedStep step) => _tape.Add(step);
}
