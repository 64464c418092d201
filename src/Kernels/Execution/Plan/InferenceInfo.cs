namespace Kernels.Execution;

/// <summary>A forward pass of its own for inference. Inputs, states and outputs have the slots that they have in training.</summary>
public sealed class InferenceInfo
{
    /// <inheritdoc cref="CompiledCell.Slots"/>
    public required SlotInfo[] Slots { get; init; }

    /// <inheritdoc cref="CompiledCell.Groups"/>
    public required GroupInfo[] Groups { get; init; }

    /// <inheritdoc cref="CompiledCell.ParameterForward"/>
    public LoopInfo[] ParameterForward { get; init; } = [];

    /// <inheritdoc cref="CompiledCell.Matrices"/>
    public MatrixProgramInfo? Matrices { get; init; }

    /// <inheritdoc cref="CompiledCell.Forward"/>
    public required PassInfo Forward { get; init; }
}
