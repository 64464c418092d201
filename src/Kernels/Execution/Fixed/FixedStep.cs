namespace Kernels.Execution;

/// <summary>One step of one row, emitted for sizes that are known at build time.</summary>
/// <typeparam name="T"><c>float</c>.</typeparam>
/// <param name="rows">A stream's own memory.</param>
/// <param name="weights">What is derived from the layer's weights.</param>
public delegate void FixedStepCode<T>(ref T rows, ref T weights)
    where T : unmanaged;

/// <summary>A cell's forward step for sizes that are known at build time: its code, and where in memory it looks for what.</summary>
/// <typeparam name="T"><c>float</c>.</typeparam>
public sealed class FixedStep<T>
    where T : unmanaged
{
    /// <summary>The step.</summary>
    public required FixedStepCode<T> Code { get; init; }

    /// <summary>The values for which it was emitted, by size index.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>Elements of a stream's own memory.</summary>
    public required int RowElements { get; init; }

    /// <summary>Elements of what is derived from the weights.</summary>
    public required int WeightElements { get; init; }

    /// <summary>Where inputs, states and outputs that are not states lie in a stream's memory.</summary>
    public required FixedRowInfo[] Rows { get; init; }

    /// <summary>Where Parameter slots lie among the weights.</summary>
    public required FixedRowInfo[] Parameters { get; init; }

    /// <summary>How the matrices and what their products start from are packed.</summary>
    public required FixedProductInfo[] Products { get; init; }
}

/// <summary>Where the row of a slot lies.</summary>
/// <param name="Slot">Index of the slot; of a state, the value that enters a step.</param>
/// <param name="Offset">Its first element.</param>
/// <param name="Delay">For a delayed operand, as in <see cref="ValueRef.Delay"/>; it is written before the step.</param>
public readonly record struct FixedRowInfo(int Slot, int Offset, int Delay = 0);

/// <summary>The products of a group for one row.</summary>
/// <param name="Groups">The groups whose terms are summed in this order; the last one gives the sums.</param>
/// <param name="UnitVectors">Vectors of one member.</param>
/// <param name="Bias">Where the biases lie, member after member; -1 when the sums start from another product.</param>
/// <param name="Strips">How the vectors of all members are cut.</param>
public sealed record FixedProductInfo(int[] Groups, int UnitVectors, int Bias, FixedStripInfo[] Strips);

/// <summary>Some vectors of a product: [k][vectors], k running over all terms.</summary>
/// <param name="First">The first vector.</param>
/// <param name="Vectors">How many.</param>
/// <param name="Offset">Where they lie among the weights.</param>
public readonly record struct FixedStripInfo(int First, int Vectors, int Offset);
