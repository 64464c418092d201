namespace Kernels.Compiler.Planning.Fixed;

/// <summary>
/// One step of one row of the forward pass with every size known: what runs, in order, and where everything lies. The members
/// of <c>Kernels.Execution.FixedStep</c> that the runtime needs are among these.
/// </summary>
/// <remarks>
/// There are two stretches of memory. <em>Rows</em> are a stream's own: inputs, states, values handed from stage to stage,
/// sums. <em>Weights</em> are shared by all streams of a layer: vector parameters, what sums start from, packed matrices.
/// </remarks>
internal sealed record FixedStep
{
    /// <summary>The size that each name stands for.</summary>
    public required IReadOnlyDictionary<string, int> Sizes { get; init; }

    /// <summary>Elements of a vector of the target.</summary>
    public required int Lanes { get; init; }

    /// <summary>Products and equations in the order in which they run.</summary>
    public required IReadOnlyList<FixedWork> Work { get; init; }

    /// <summary>Where values lie among the rows.</summary>
    public required IReadOnlyDictionary<ValueRef, int> Rows { get; init; }

    /// <summary>Where the rows of Parameter slots lie among the weights.</summary>
    public required IReadOnlyDictionary<int, int> Parameters { get; init; }

    /// <summary>Elements of a stream's rows.</summary>
    public required int RowElements { get; init; }

    /// <summary>Elements of the weights.</summary>
    public required int WeightElements { get; init; }

    /// <summary>The products, in the order in which they run.</summary>
    public IEnumerable<FixedProduct> Products => Work.OfType<FixedProduct>();

    /// <summary>Multiply–adds of whole vectors in a step.</summary>
    public int MultiplyAdds => Products.Sum(p => p.MultiplyAdds);
}

/// <summary>Something that a fixed step does.</summary>
internal abstract record FixedWork;

/// <summary>The products of a group.</summary>
/// <param name="Group">The group whose sums these are.</param>
/// <param name="Chain">The groups whose terms are summed, in order: what was hoisted for this group alone, then the group.</param>
/// <param name="Terms">All their terms.</param>
/// <param name="UnitVectors">Vectors of one member.</param>
/// <param name="Sums">Where the sums lie among the rows, member after member.</param>
/// <param name="Start">Where what they start from lies.</param>
/// <param name="Strips">How the vectors are cut so that the sums of one strip stay in registers.</param>
/// <param name="Unrolled">Whether all of k is written out; otherwise a loop of constant length runs over it.</param>
internal sealed record FixedProduct(
    int Group, IReadOnlyList<int> Chain, IReadOnlyList<FixedTerm> Terms, int UnitVectors, int Sums, FixedPlace Start,
    IReadOnlyList<FixedStrip> Strips, bool Unrolled) : FixedWork
{
    /// <summary>Length of all terms.</summary>
    public int Depth => Terms.Sum(t => t.Depth);

    /// <summary>Multiply–adds of whole vectors.</summary>
    public int MultiplyAdds => Depth * Strips.Sum(s => s.Vectors);
}

/// <summary>One operand of a product.</summary>
/// <param name="Term">Operand and weights.</param>
/// <param name="Offset">Where the operand lies among the rows.</param>
/// <param name="Depth">Its length.</param>
internal sealed record FixedTerm(ProductTerm Term, int Offset, int Depth);

/// <summary>Some of a product's vectors: [k][vectors] among the weights, terms one after the other.</summary>
/// <param name="First">First vector, counted over all members.</param>
/// <param name="Vectors">How many.</param>
/// <param name="Offset">Where they lie.</param>
internal sealed record FixedStrip(int First, int Vectors, int Offset);

/// <summary>Equations over all units of one size.</summary>
/// <param name="Loop">The loop, without what inference does not need.</param>
/// <param name="Units">Units, in whole vectors.</param>
/// <param name="Places">Where each of its values lies: loads, then stores.</param>
/// <param name="Replaced">Loads of states whose new value takes their place: read before anything is written.</param>
internal sealed record FixedLoop(
    EquationLoop Loop, int Units, IReadOnlyList<FixedPlace> Places, IReadOnlyList<Binding> Replaced) : FixedWork;

/// <summary>States that later work still reads as they entered the step take their new values at its end.</summary>
/// <param name="From">Where the new value lies.</param>
/// <param name="To">Where the state lies.</param>
/// <param name="Units">Units, in whole vectors.</param>
internal sealed record FixedCopy(int From, int To, int Units) : FixedWork;

/// <summary>An offset among the rows or among the weights.</summary>
internal readonly record struct FixedPlace(bool InWeights, int Offset);
