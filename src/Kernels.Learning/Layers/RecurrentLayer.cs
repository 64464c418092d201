using Kernels.Execution;

namespace Kernels.Learning.Layers;

/// <summary>
/// A compiled cell over sequences, as a trainer sees it: one input, the cell's first output, all states carried.
/// </summary>
/// <typeparam name="TCell">The cell.</typeparam>
public sealed class RecurrentLayer<TCell> : ISequenceLayer
    where TCell : ICell<TCell>
{
    private readonly Recurrent<TCell> _recurrent;

    /// <summary>Wraps a layer.</summary>
    /// <param name="recurrent">The layer; disposed with this one.</param>
    /// <exception cref="ArgumentException">The cell has no input or more than one.</exception>
    public RecurrentLayer(Recurrent<TCell> recurrent)
    {
        ArgumentNullException.ThrowIfNull(recurrent);
        CompiledCell cell = TCell.Compiled;
        if (cell.Inputs.Length != 1)
        {
            throw new ArgumentException(
                $"{cell.Name} has {cell.Inputs.Length} inputs ({string.Join(", ", cell.Inputs.Select(i => i.Name))}); this layer feeds exactly one.",
                nameof(recurrent));
        }

        _recurrent = recurrent;
        Input = recurrent.SizeOf(cell.Sizes[cell.Inputs[0].Size]);
        Output = recurrent.SizeOf(cell.Sizes[cell.Outputs[0].Size]);
        Parameters = [new RecurrentParameters<TCell>(recurrent, cell.Name)];
    }

    /// <inheritdoc/>
    public int Input { get; }

    /// <inheritdoc/>
    public int Output { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IParameters> Parameters { get; }

    /// <inheritdoc/>
    public ISequenceWindow NewWindow(int steps, int batch, bool gradients) =>
        new RecurrentWindow<TCell>(_recurrent, Input, Output, steps, batch, gradients);

    /// <inheritdoc/>
    public void Dispose() => _recurrent.Dispose();
}
