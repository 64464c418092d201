namespace Kernels.Execution;

/// <summary>One call of an emitted equation loop.</summary>
/// <param name="Equations">Index into the cell's equations.</param>
/// <param name="Size">Size index of its units, or <see cref="CompiledCell.Unit"/>.</param>
/// <param name="Bindings">What its slots are, in order.</param>
/// <param name="Columns">For a loop over matrices, size index of their columns: it is called row of the batch by row of the batch, and its
/// rows are those of the matrix. Otherwise <see cref="CompiledCell.Unit"/>.</param>
public sealed record LoopInfo(int Equations, int Size, BindingInfo[] Bindings, int Columns = CompiledCell.Unit);

/// <summary>How a loop over matrices reads a value that is not one.</summary>
public enum View
{
    /// <summary>It is a matrix, or a number.</summary>
    Whole,

    /// <summary>A vector: element i, j is unit i.</summary>
    ByRow,

    /// <summary>A vector: element i, j is unit j.</summary>
    ByColumn,
}

/// <summary>What one slot of a loop is bound to: a value (when <paramref name="Group"/> is -1) or a member of a product group.</summary>
/// <param name="Value">The value.</param>
/// <param name="Group">A group whose accumulators the loop reads, or -1. It is computed by the same part, or is wholly hoisted.</param>
/// <param name="Member">The member.</param>
/// <param name="Writes">Whether the loop writes it.</param>
/// <param name="View">In a loop over matrices, how it is read.</param>
public readonly record struct BindingInfo(
    ValueRef Value, int Group = -1, int Member = 0, bool Writes = false, View View = View.Whole);
