namespace Kernels;

/// <content>Runs over the nodes of a structure: trees, grids, any graph without circles.</content>
public partial class Recurrent<TCell, T>
{
    /// <summary>Memory for a run over the nodes of a structure.</summary>
    /// <param name="structure">Which node follows which.</param>
    /// <param name="gradients">Whether there is memory for gradients too.</param>
    /// <param name="links">
    /// Which operands take which values of predecessors, where that is not the rule: a state takes itself from the first
    /// predecessor; children, element by element, the output or state that has their name; every other operand is an input of the
    /// node.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A node has more predecessors than the cell takes, or a link names something that the cell has not.
    /// </exception>
    /// <exception cref="NotSupportedException">The cell takes nothing from predecessors, or reads earlier steps.</exception>
    public Nodes<T> NewNodes(Structure structure, bool gradients = false, params ReadOnlySpan<NodeLink> links) =>
        new(Cell, _engine.Sizes, structure, gradients, links);

    /// <summary>Runs level by level without a tape.</summary>
    /// <param name="nodes">What is read and written.</param>
    /// <exception cref="ArgumentException">The nodes do not fit the layer, or an input is absent.</exception>
    /// <exception cref="InvalidOperationException">Another thread is running this layer.</exception>
    public void Infer(Nodes<T> nodes) => _engine.Infer(nodes);

    /// <summary>Runs level by level and keeps the tape, for a <see cref="Backward(Nodes{T})"/> of the same nodes.</summary>
    /// <param name="nodes">What is read and written.</param>
    /// <inheritdoc cref="Infer(Nodes{T})" path="/exception"/>
    public void Forward(Nodes<T> nodes) => _engine.Forward(nodes);

    /// <summary>Runs from the last level to the first over the tape, which is used up, and adds to <see
    /// cref="Gradients"/>.</summary>
    /// <param name="nodes">The nodes of the last <see cref="Forward(Nodes{T})"/>.</param>
    /// <exception cref="InvalidOperationException">
    /// The last forward run was not of these nodes, the weights changed since, or another thread is running this layer.
    /// </exception>
    public void Backward(Nodes<T> nodes) => _engine.Backward(nodes);
}
