namespace Kernels.Learning.Layers;

/// <summary>All weights of a recurrent layer as one buffer.</summary>
/// <typeparam name="TCell">The cell.</typeparam>
/// <param name="layer">The layer.</param>
/// <param name="name">The buffer's name.</param>
public sealed class RecurrentParameters<TCell>(Recurrent<TCell> layer, string name) : IParameters
    where TCell : ICell<TCell>
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int Length => layer.Weights.All.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Weights => layer.Weights.All;

    /// <inheritdoc/>
    public Span<float> Gradients => layer.Gradients.All;

    /// <inheritdoc/>
    public void Update(IWeightUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        using WeightsEdit<float> edit = layer.Weights.Edit();
        update.Apply(edit.All, layer.Gradients.All);
    }
}
