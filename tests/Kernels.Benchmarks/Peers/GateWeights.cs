namespace Kernels.Benchmarks.Peers;

/// <summary>Where a declaration keeps the weights of one gate of a textbook cell.</summary>
/// <param name="Gate">The gate's name, the same for all peers.</param>
/// <param name="Input">Weight of the input, [Hidden, Input].</param>
/// <param name="State">Weight of the state, [Hidden, Hidden].</param>
/// <param name="Bias">[Hidden].</param>
/// <param name="StateBias">A bias of the product on the state alone, [Hidden], where the cell has one.</param>
internal sealed record GateWeights(string Gate, string Input, string State, string Bias, string? StateBias = null)
{
    /// <summary>A gate that is one affine map of input and state.</summary>
    public static GateWeights Of(string gate) => new(gate, gate + ".x", gate + ".h", gate + ".bias");
}
