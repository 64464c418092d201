using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning.Fixed;
using Kernels.Compiler.Planning.Matrices;

namespace Kernels.Compiler.Planning;

/// <summary>Everything that was decided about a cell. Emission prints it, the runtime carries it out; neither decides.</summary>
internal sealed record KernelPlan
{
    public required IReadOnlyList<string> Sizes { get; init; }

    public required IReadOnlyList<Slot> Slots { get; init; }

    public required IReadOnlyList<ProductGroup> Groups { get; init; }

    public required IReadOnlyList<EquationLoop> ParameterForward { get; init; }

    public required IReadOnlyList<EquationLoop> ParameterBackward { get; init; }

    public required PassPlan Forward { get; init; }

    public required PassPlan Backward { get; init; }

    /// <summary>What is computed of whole matrices once per sequence; null where products apply weights alone.</summary>
    public MatrixProgram? Matrices { get; init; }

    /// <summary>Operands that are values of earlier steps.</summary>
    public IReadOnlyList<DelayPlan> Delays { get; init; } = [];

    /// <summary>For each state: its carried slot, and the pending member of a group, if any.</summary>
    public required IReadOnlyList<(int Slot, int Group, int Member)> StateGradients { get; init; }

    /// <summary>Sums of outer products, into the gradient of a weight or into a sum that a matrix program reads.</summary>
    public required IReadOnlyList<(Node Weight, ValueRef Adjoint, ValueRef Operand, StepCondition? When)> Outers { get; init; }

    public required IReadOnlyList<(int Parameter, ValueRef Value)> ColumnSums { get; init; }

    /// <summary>For sizes fixed at build time: the forward step of each target by its name; otherwise empty.</summary>
    public IReadOnlyDictionary<string, FixedStep> FixedSteps { get; init; } = new Dictionary<string, FixedStep>();

    /// <summary>What inference runs where that is not the forward pass of training: a plan without backward pass.</summary>
    public KernelPlan? Inference { get; init; }

    /// <summary>The plan that inference carries out.</summary>
    public KernelPlan Inferring => Inference ?? this;

    /// <summary>Loops of all targets, those of <see cref="Inference"/> last, each with the slots that it names.</summary>
    public IEnumerable<(EquationLoop Loop, IReadOnlyList<Slot> Slots)> AllLoops =>
        Loops.Select(l => (l, Slots)).Concat(Inference?.AllLoops ?? []);

    /// <summary>Loops that derive matrices, behind all others, likewise.</summary>
    public IEnumerable<(EquationLoop Loop, IReadOnlyList<Slot> Slots)> MatrixLoops =>
        (Matrices?.Loops.Select(l => (l, Matrices.Slots)) ?? []).Concat(Inference?.MatrixLoops ?? []);

    /// <summary>All loops but those of <see cref="Inference"/>.</summary>
    public IEnumerable<EquationLoop> Loops =>
        ParameterForward.Concat(Forward.Loops).Concat(Backward.Loops).Concat(ParameterBackward);
}

/// <summary>Lifetime and owner of a row of values; the members of <c>Kernels.Execution.SlotKind</c>.</summary>
internal enum SlotKind
{
    Input, State, Output, Parameter, ParameterGradient, Step, Block, Tape, OutputGradient, StateGradient, InputGradient,
    DelayedGradient, HistoryGradient, StepIndex, Draw,
}

/// <summary>One row of values per batch row.</summary>
/// <param name="Kind">Lifetime and owner.</param>
/// <param name="Size">Name of its size; null for a number.</param>
/// <param name="Symbol">What it holds: an operand, output, weight or value.</param>
internal sealed record Slot(SlotKind Kind, string? Size, string Symbol)
{
    /// <summary>Whether what leaves a step may decay towards zero without end and is kept from the denormals.</summary>
    public bool IsGuarded { get; init; }
}

/// <summary>A row of values at a moment. See <c>Kernels.Execution.ValueRef</c>.</summary>
internal readonly record struct ValueRef(int Slot, bool Previous = false, bool Next = false, int Delay = 0);

/// <summary>A delayed operand as the plan reads it.</summary>
/// <param name="Operand">What is delayed, and by how much.</param>
/// <param name="Value">Where it lies: some entries before its source.</param>
/// <param name="Gradient">Slot of the part of its gradient that a later iteration or the driver adds; -1 where there is none.</param>
internal sealed record DelayPlan(DelayDescription Operand, ValueRef Value, int Gradient);

/// <summary>Products with the same operands and size, computed together.</summary>
internal sealed record ProductGroup(string Size, IReadOnlyList<Node> Members, IReadOnlyList<ProductTerm> Terms, IReadOnlyList<int> Bias, int Hoisted);

/// <summary>One operand of a group, and the weight that each member applies to it.</summary>
internal sealed record ProductTerm(ValueRef Operand, string OperandSize, IReadOnlyList<Node> Weights, bool Transposed)
{
    /// <summary>The steps, of those that its operand is of, at which it is not zero; null for any.</summary>
    public StepCondition? When { get; init; }
}

/// <summary>
/// What runs once per time block before its steps, at each step, and once per time block after them. Exchanged: the step is
/// one stage without products, so its loops may take all steps of a block as rows.
/// </summary>
internal sealed record PassPlan(IReadOnlyList<Stage> Before, IReadOnlyList<Stage> Step, IReadOnlyList<Stage> After, bool Exchanged)
{
    public IEnumerable<EquationLoop> Loops => Parts.Select(p => p.Loop).OfType<EquationLoop>();

    public IEnumerable<Part> Parts => Before.Concat(Step).Concat(After).SelectMany(s => s.Parts);
}

/// <summary>Work between two barriers.</summary>
internal sealed record Stage(IReadOnlyList<Part> Parts);

/// <summary>Products of one size and the equations on them, or an operation on rows of that size.</summary>
internal sealed record Part(string? Size, IReadOnlyList<int> Groups, EquationLoop? Loop)
{
    /// <summary>An operation on rows; null where there are products or equations.</summary>
    public RowOperation? Operation { get; init; }

    /// <summary>The steps at which it is carried out; null for all.</summary>
    public StepCondition? When { get; init; }
}

/// <summary>An operation of <see cref="RowTable"/>.</summary>
/// <param name="Node">The value that it computes.</param>
/// <param name="Operands">Where its operands lie.</param>
/// <param name="Result">Where its result goes.</param>
internal sealed record RowOperation(Node Node, IReadOnlyList<ValueRef> Operands, ValueRef Result);

/// <summary>Equations over the units of one size, for some rows.</summary>
/// <param name="Name">Name of the emitted method.</param>
/// <param name="Size">Name of its size; null for numbers.</param>
/// <param name="Loads">Values read, with the node that stands for each.</param>
/// <param name="Sweeps">Nodes to compute, operands first: each sweep goes over all rows and units, and reads what earlier ones stored.</param>
/// <param name="Stores">Values written.</param>
internal sealed record EquationLoop(
    string Name, string? Size, IReadOnlyList<Binding> Loads, IReadOnlyList<IReadOnlyList<Node>> Sweeps, IReadOnlyList<Binding> Stores)
{
    /// <summary>Nodes of all sweeps, operands first.</summary>
    public IReadOnlyList<Node> Body { get; } = [.. Sweeps.SelectMany(s => s).Distinct()];

    /// <summary>The name of a loop over the units of a size: a size made of others has signs in its name, a nested cell's a dot.</summary>
    public static string NameOf(string when, string? size) => when + string.Concat((size ?? "Number").Select(c => c switch
    {
        '+' => "And",
        '×' => "By",
        '÷' or '/' => "In",
        '.' or '(' or ')' => "_",
        _ => c.ToString(),
    }));

    /// <summary>For a loop over matrices, the name of the size of their columns; otherwise null.</summary>
    public string? Columns { get; init; }

    /// <summary>When it runs, for people.</summary>
    public required string When { get; init; }

    /// <summary>Loads, then stores: the order of the emitted method's slots.</summary>
    public IEnumerable<(Binding Binding, bool Writes)> Bindings => Loads.Select(b => (b, false)).Concat(Stores.Select(b => (b, true)));
}

/// <summary>A value of a loop and where it lies: in a slot, or, when <paramref name="Group"/> is not -1, in a group's accumulators.</summary>
internal sealed record Binding(Node Node, ValueRef Value, int Group = -1, int Member = 0);
