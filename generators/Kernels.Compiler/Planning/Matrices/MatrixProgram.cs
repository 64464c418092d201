using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Matrices;

/// <summary>
/// What is computed of whole matrices once per sequence: the matrices that products apply, before the forward pass, and the
/// gradients of the weights that they are derived from, after the backward pass. See <c>Kernels.Execution.MatrixProgramInfo</c>.
/// </summary>
internal sealed record MatrixProgram
{
    /// <summary>Values with a place of their own, by number.</summary>
    public required IReadOnlyList<MatrixValue> Values { get; init; }

    public required IReadOnlyList<MatrixStep> Forward { get; init; }

    public required IReadOnlyList<MatrixStep> Backward { get; init; }

    /// <summary>The matrices that products apply.</summary>
    public required IReadOnlyList<Node> Matrices { get; init; }

    /// <summary>Derived vectors and numbers that equations read: Parameter slot and value.</summary>
    public required IReadOnlyList<(int Slot, int Value)> Rows { get; init; }

    /// <summary>Sums over rows and steps of outer products, each with a matrix of its own.</summary>
    public required IReadOnlyList<Node> Sums { get; init; }

    /// <summary>What is added to the gradients of weights.</summary>
    public required IReadOnlyList<(Node Weight, int Value)> Gradients { get; init; }

    /// <summary>The elementwise steps: they are emitted, in double alone.</summary>
    public IEnumerable<EquationLoop> Loops => Forward.Concat(Backward).Select(s => s.Loop).OfType<EquationLoop>();

    /// <summary>The values as slots, by which emission calls what a loop writes.</summary>
    public IReadOnlyList<Slot> Slots => [.. Values.Select(v => new Slot(SlotKind.Parameter, v.Node.Shape.Rows, v.Name))];

    /// <summary>The value that a node has, or -1.</summary>
    public int this[Node node] => Values.ToList().FindIndex(v => v.Node == node);
}

/// <summary>Where a value of a matrix program comes from; the members of <c>Kernels.Execution.MatrixSource</c>.</summary>
internal enum MatrixSource
{
    /// <summary>A step computes it.</summary>
    Computed,

    /// <summary>A weight of any rank.</summary>
    Weight,

    /// <summary>A hyper-parameter.</summary>
    Hyper,

    /// <summary>How many units a size has.</summary>
    Size,

    /// <summary>Half of the key of a mask.</summary>
    Draw,

    /// <summary>For each element a number of its own, which makes different bits of one key.</summary>
    UnitNumbers,

    /// <summary>A sum of outer products over rows and steps.</summary>
    OuterSum,

    /// <summary>A sum of vectors or numbers over rows and steps, in a ParameterGradient slot.</summary>
    ColumnSum,
}

/// <summary>One value of a matrix program.</summary>
/// <param name="Node">The node.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Index">For column sums, the Parameter slot whose gradient it is; for halves of keys, as <see cref="DrawSymbol.Index"/> counts them.</param>
/// <param name="Name">For people.</param>
internal sealed record MatrixValue(Node Node, MatrixSource Source, int Index, string Name);

/// <summary>One step: an operation on matrices, or equations over all elements of one shape.</summary>
/// <param name="Node">The operation's node; null for equations.</param>
/// <param name="Loop">The equations, whose slots are numbers of values; null for an operation.</param>
internal sealed record MatrixStep(Node? Node, EquationLoop? Loop);
