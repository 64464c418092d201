using Kernels.Diagnostics;
using Kernels.Language;

namespace Kernels;

/// <summary>
/// Executes a cell's declaration over sequences in double, and its recording backwards: the truth that kernels are held
/// against.
/// </summary>
/// <typeparam name="TCell">The cell.</typeparam>
/// <remarks>
/// Rows of the batch run one after the other, so that the tape never holds more than the steps of one row.
/// </remarks>
public sealed class DeclarationRunner<TCell>
    where TCell : ICell<TCell>
{
    private readonly int[] _sizes;
    private readonly double[] _weights;
    private readonly double[] _hypers;
    private readonly DeclaredWeights _declared;

    /// <summary>Makes a runner whose weights are zero and whose hyper-parameters have their defaults.</summary>
    /// <param name="input">Units of the inputs.</param>
    /// <param name="hidden">Units of the states.</param>
    /// <param name="sizes">Further sizes by name; one not given is hidden/2 + 1.</param>
    /// <exception cref="ArgumentException">The cell has no size of that name.</exception>
    public DeclarationRunner(int input, int hidden, params (string Size, int Value)[] sizes)
    {
        _sizes = CheckSizes.Resolve(TCell.Compiled, input, hidden, sizes);
        _weights = new double[TCell.Compiled.Weights.Sum(weight => DeclaredWeights.LengthOf(weight, _sizes, TCell.Compiled))];
        _hypers = [.. TCell.Compiled.Hypers.Select(hyper => hyper.Default)];
        _declared = new DeclaredWeights(TCell.Compiled, _sizes, _weights, _hypers);
    }

    /// <summary>All weights, in the layout of the layer's own buffer.</summary>
    public Span<double> Weights => _weights;

    /// <summary>Gradients of all weights. <see cref="Backward"/> adds to them.</summary>
    public Span<double> Gradients => _declared.Gradients;

    /// <summary>
    /// Values of the hyper-parameters, in the cell's order; NaN where none has been given and there is no default.
    /// </summary>
    public Span<double> Hypers => _hypers;

    /// <summary>Seed of random masks, as of a layer.</summary>
    public ulong Seed { get; set; } = new RecurrentOptions().Seed;

    /// <summary>Number of the sequence for which masks are drawn, as a layer counts them.</summary>
    public ulong SequenceNumber { get; set; }

    /// <summary>Whether <see cref="Backward"/> rounds what each operation computes to float.</summary>
    internal bool RoundsToFloat { get; set; }

    /// <summary>Values of the cell's sizes, in units.</summary>
    internal int[] Sizes => _sizes;

    internal Memory<double> WeightMemory => _weights;

    internal Memory<double> GradientMemory => _declared.GradientMemory;

    /// <summary>
    /// How near the last <see cref="Backward"/> came to a point without derivative; infinite when no operation has one.
    /// </summary>
    internal double KinkDistance { get; private set; }

    /// <summary>Buffers for a batch of sequences, all zero.</summary>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    public DeclarationSequence NewSequence(int steps, int batch) => new(TCell.Compiled, _sizes, steps, batch);

    /// <summary>Computes outputs and final states, as in inference: nothing is drawn.</summary>
    /// <param name="sequence">Made by <see cref="NewSequence"/>.</param>
    public void Forward(DeclarationSequence sequence) => Forward(sequence, training: false);

    /// <summary>Computes outputs and final states, in the form of training or of inference.</summary>
    internal void Forward(DeclarationSequence sequence, bool training)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        using var drawing = training ? new Drawing(Seed, SequenceNumber) : null;
        var cell = TCell.Create(_declared);
        for (var row = 0; row < sequence.Batch; row++)
            new DeclarationRow<TCell>(cell, _sizes, sequence, row).Run(null);
    }

    /// <summary>
    /// Computes outputs and final states as in training, and then all gradients from those of outputs and final states.
    /// </summary>
    /// <param name="sequence">Made by <see cref="NewSequence"/>.</param>
    public void Backward(DeclarationSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var cell = TCell.Create(_declared);
        using var drawing = new Drawing(Seed, SequenceNumber);
        KinkDistance = double.PositiveInfinity;
        for (var index = 0; index < sequence.Batch; index++)
        {
            using var recording = new Recording { RoundsToFloat = RoundsToFloat };
            var row = new DeclarationRow<TCell>(cell, _sizes, sequence, index);
            row.Run(recording);
            recording.Backward();
            row.ReadGradients(recording);
            KinkDistance = Math.Min(KinkDistance, recording.Kinks.Distance);
        }
    }
}
