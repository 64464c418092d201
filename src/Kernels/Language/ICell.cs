using System.ComponentModel;
using Kernels.Execution;

namespace Kernels;

/// <summary>What the generator adds to a declaration marked <see cref="CellAttribute"/>: its compiled form, and the declaration itself as the oracle.</summary>
/// <typeparam name="TSelf">The cell.</typeparam>
public interface ICell<TSelf>
    where TSelf : ICell<TSelf>
{
    /// <summary>The plan.</summary>
    static abstract CompiledCell Compiled { get; }

    /// <summary>The emitted equation loops in float.</summary>
    /// <param name="target">The instruction set.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    static abstract Equations<float>[] SingleEquations(Target target);

    /// <summary>The emitted equation loops in double, portable form.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    static abstract Equations<double>[] DoubleEquations();

    /// <summary>The emitted step for sizes fixed at build time, in float; null where the declaration leaves a size free.</summary>
    /// <param name="target">The instruction set.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    static virtual FixedStep<float>? SingleStep(Target target) => null;

    /// <summary>Constructs the declaration over given weights, to execute it.</summary>
    /// <param name="weights">Weights and hyper-parameters by name.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    static abstract TSelf Create(DeclaredWeights weights);

    /// <summary>Executes the declaration's <c>Step</c>.</summary>
    /// <param name="operands">Inputs and states, in the order of <c>Step</c>'s parameters.</param>
    /// <param name="results">Receives the results in the order in which <c>Step</c> returns them.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results);
}
