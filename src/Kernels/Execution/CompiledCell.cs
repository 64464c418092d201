namespace Kernels.Execution;

/// <summary>A cell's plan as data: what the generator decided, and what <see cref="Recurrent{TCell, T}"/> carries out.</summary>
/// <remarks>
/// Sizes, slots, weights and groups refer to each other by index. A size of <see cref="Unit"/> stands for a rank-0 value: the
/// first of sixteen elements, what stands in the others is arbitrary.
/// </remarks>
public sealed class CompiledCell
{
    /// <summary>Size index of a rank-0 value.</summary>
    public const int Unit = -1;

    /// <summary>The declaration's name.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the sizes; <c>Input</c> is 0 and <c>Hidden</c> is 1.</summary>
    public required string[] Sizes { get; init; }

    /// <summary>Sizes that are made of others; their indices follow those of <see cref="Sizes"/>.</summary>
    public MadeSizeInfo[] MadeSizes { get; init; } = [];

    /// <summary>Weights in the order in which they lie in the layer's one weight buffer; hyper-parameters are not among them.</summary>
    public required WeightInfo[] Weights { get; init; }

    /// <summary>Hyper-parameters: settable at construction, not trained.</summary>
    public required HyperInfo[] Hypers { get; init; }

    /// <summary>Inputs in the order of <c>Step</c>'s parameters.</summary>
    public required SignalInfo[] Inputs { get; init; }

    /// <summary>States in the order of <c>Step</c>'s parameters.</summary>
    public required SignalInfo[] States { get; init; }

    /// <summary>Outputs: the first result, then every further result that is not a state.</summary>
    public required OutputInfo[] Outputs { get; init; }

    /// <summary>Operands of <c>Step</c> that are inputs or states of earlier steps.</summary>
    public DelayInfo[] Delays { get; init; } = [];

    /// <summary>What a run hands to the next one: the states, then what delays read before the first step.</summary>
    public CarriedInfo[] Carried => field ??= CarriedInfo.Of(this);

    /// <summary>All rows of values that the plan names.</summary>
    public required SlotInfo[] Slots { get; init; }

    /// <summary>All product groups of both passes.</summary>
    public required GroupInfo[] Groups { get; init; }

    /// <summary>Loops over derived parameters, run once per sequence before the forward pass. Slots of kind Parameter only.</summary>
    public LoopInfo[] ParameterForward { get; init; } = [];

    /// <summary>Loops that fold gradients of derived parameters back to weights, run once per sequence after the backward pass.</summary>
    public LoopInfo[] ParameterBackward { get; init; } = [];

    /// <summary>What is computed of whole matrices once per sequence; null where products apply weights alone.</summary>
    public MatrixProgramInfo? Matrices { get; init; }

    /// <summary>From inputs and states to outputs and new states.</summary>
    public required PassInfo Forward { get; init; }

    /// <summary>From gradients of outputs and final states to those of inputs, initial states and weights.</summary>
    public required PassInfo Backward { get; init; }

    /// <summary>What inference carries out where that differs from the forward pass of training; otherwise null.</summary>
    public InferenceInfo? Inference { get; init; }

    /// <summary>Whether training draws random masks.</summary>
    public bool Draws => Inference is not null;

    /// <summary>This cell as inference runs it: without masks, and, where it has any, without a backward pass.</summary>
    internal CompiledCell Inferring => Inference is null ? this : _inferring ??= new CompiledCell
    {
        Name = Name,
        Sizes = Sizes,
        Weights = Weights,
        Hypers = Hypers,
        Inputs = Inputs,
        States = States,
        Outputs = Outputs,
        MadeSizes = MadeSizes,
        Delays = Delays,
        Matrices = Inference.Matrices,
        Slots = Inference.Slots,
        Groups = Inference.Groups,
        ParameterForward = Inference.ParameterForward,
        Forward = Inference.Forward,
        Backward = new PassInfo([], [], [], Exchanged: false),
        StateGradients = [],
        Outers = [],
        ColumnSums = [],
        Text = Text,
    };

    private CompiledCell? _inferring;

    /// <summary>For each state, where the gradient of its value before the first step comes from.</summary>
    public required StateGradientInfo[] StateGradients { get; init; }

    /// <summary>Weight gradients that are outer products summed over rows and steps.</summary>
    public required OuterInfo[] Outers { get; init; }

    /// <summary>Parameter gradients that are sums of a slot over rows and steps.</summary>
    public required ColumnSumInfo[] ColumnSums { get; init; }

    /// <summary>The plan as text, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many steps back any operand reads an input or a state; 0 for none.</summary>
    internal int Depth(int source, bool isState)
    {
        int depth = 0;
        foreach (DelayInfo delay in Delays)
            depth = delay.IsState == isState && delay.Source == source ? Math.Max(depth, delay.Steps) : depth;
        return depth;
    }

    /// <summary>Index among <see cref="Carried"/> of the value of some steps ago; -1 where nothing reads that far.</summary>
    internal int CarriedIndex(int source, bool isState, int steps)
    {
        for (int i = 0; i < Carried.Length; i++)
        {
            if (Carried[i].Source == source && Carried[i].IsState == isState && Carried[i].Steps == steps)
                return i;
        }

        return -1;
    }
}

/// <summary>How a size is made of others.</summary>
public enum MadeSize
{
    /// <summary>The number itself.</summary>
    Constant,

    /// <summary>One size and another.</summary>
    Sum,

    /// <summary>One size times another.</summary>
    Product,

    /// <summary>A size divided by a number and rounded up.</summary>
    Part,

    /// <summary>One of a number of equal parts of a size, which must divide.</summary>
    EqualPart,
}

/// <summary>A size that has a value when others have.</summary>
/// <param name="Kind">How.</param>
/// <param name="First">Size index; of a constant, its value.</param>
/// <param name="Second">Size index; of a part, of the number that divides.</param>
public readonly record struct MadeSizeInfo(MadeSize Kind, int First, int Second);

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

/// <summary>What a weight is.</summary>
public enum WeightKind
{
    /// <summary>Rows × columns, row-major.</summary>
    Matrix,

    /// <summary>One number per unit.</summary>
    Vec,

    /// <summary>The bias of an affine: a vector, told apart because its default initial value is 0.</summary>
    Bias,

    /// <summary>One number.</summary>
    Scalar,
}

/// <summary>One named weight.</summary>
/// <param name="Name">As in the declaration: <c>forget.x</c>, <c>forget.bias</c>, <c>peephole</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rows">Size index of its rows (matrix) or units; <see cref="CompiledCell.Unit"/> for a scalar.</param>
/// <param name="Columns">Size index of a matrix's columns; <see cref="CompiledCell.Unit"/> otherwise.</param>
/// <param name="Initial">How it starts.</param>
/// <param name="Scale">Parameter of the initialiser: bound, gain, radius or constant; NaN for the initialiser's default.</param>
/// <param name="Frozen">Not trained: its gradient stays zero.</param>
public sealed record WeightInfo(string Name, WeightKind Kind, int Rows, int Columns, Initial Initial, double Scale, bool Frozen);

/// <summary>One hyper-parameter.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Default">Its value when none is given; NaN when one must be given.</param>
/// <param name="IsRate">Whether it is the rate of a mask: at least 0 and below 1.</param>
public sealed record HyperInfo(string Name, double Default, bool IsRate = false);

/// <summary>An input or a state.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Size">Size index.</param>
/// <param name="Position">Position among <c>Step</c>'s parameters.</param>
/// <param name="Slot">The slot that holds its rows.</param>
/// <param name="Result">For a state, position among the results of <c>Step</c>; -1 for an input.</param>
public sealed record SignalInfo(string Name, int Size, int Position, int Slot, int Result)
{
    /// <summary>For a matrix, the size index of its columns; <see cref="CompiledCell.Unit"/> otherwise.</summary>
    public int Columns { get; init; } = CompiledCell.Unit;
}

/// <summary>An output.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Size">Size index.</param>
/// <param name="Result">Position among the results of <c>Step</c>.</param>
/// <param name="State">The state it equals, whose new value is copied out; -1 when it has a slot of its own.</param>
/// <param name="Slot">A slot of kind <see cref="SlotKind.Output"/> when <paramref name="State"/> is -1, otherwise -1.</param>
/// <param name="GradientSlot">The slot through which the backward pass reads the caller's gradient.</param>
public sealed record OutputInfo(string Name, int Size, int Result, int State, int Slot, int GradientSlot);

/// <summary>An operand that is an input or a state of some steps ago.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Position">Position among <c>Step</c>'s parameters.</param>
/// <param name="Source">Index of the input or state.</param>
/// <param name="IsState">Which of the two.</param>
/// <param name="Steps">d: x of t − d, or the state left by step t − d.</param>
/// <param name="Gradient">
/// Slot of what the operand hands back to its source of d steps before; -1 for nothing, and where another operand of the
/// same source and delay has it. Of a state, products may be pending besides.
/// </param>
public sealed record DelayInfo(string Name, int Position, int Source, bool IsState, int Steps, int Gradient);

/// <summary>How long a row of values lives, and whose it is.</summary>
public enum SlotKind
{
    /// <summary>Input <c>Index</c>, [T, B, n], the caller's.</summary>
    Input,

    /// <summary>State <c>Index</c>: the value that enters a step, or, where <c>Next</c> is said, the one that leaves it.</summary>
    State,

    /// <summary>Output <c>Index</c> that is not a state.</summary>
    Output,

    /// <summary>A vector or scalar weight, a bias or a hyper-parameter, or a value derived from them. One row for all rows and steps.</summary>
    Parameter,

    /// <summary>The gradient of a <see cref="Parameter"/> slot, summed over rows and steps. Used by ParameterBackward.</summary>
    ParameterGradient,

    /// <summary>Lives within one step.</summary>
    Step,

    /// <summary>Lives within one time block.</summary>
    Block,

    /// <summary>Written by the training forward pass for the backward pass, which may overwrite it; lives within one step in inference.</summary>
    Tape,

    /// <summary>The caller's gradient of output <c>Index</c>; zeros when the caller gives none.</summary>
    OutputGradient,

    /// <summary>What the backward pass hands from step t to step t − 1 for state <c>Index</c>: read as the value left by t + 1, written where <c>Next</c> is said.</summary>
    StateGradient,

    /// <summary>The gradient of input <c>Index</c>, copied out block by block.</summary>
    InputGradient,

    /// <summary>What a delayed operand adds to the gradient of input <c>Index</c> of as many steps before.</summary>
    DelayedGradient,

    /// <summary>The caller's gradients of the past that the sequence leaves behind of state <c>Index</c>, each at the step after which the state had that value.</summary>
    HistoryGradient,

    /// <summary>Half of the key that a mask is drawn from, of rank 0: 4 · occurrence, + 2 for a mask of the whole sequence, + 1 for the high half.</summary>
    Draw,
}

/// <summary>One row of values per batch row.</summary>
/// <param name="Kind">Lifetime and owner.</param>
/// <param name="Size">Size index, or <see cref="CompiledCell.Unit"/>.</param>
/// <param name="Index">For kinds that say so, which one. For Parameter: weight index, or -1 - hyper index, or <see cref="Derived"/>; for ParameterGradient: the Parameter slot.</param>
/// <param name="Name">For people.</param>
public sealed record SlotInfo(SlotKind Kind, int Size, int Index, string Name)
{
    /// <summary>Index of a Parameter slot that is computed by ParameterForward rather than copied from a weight.</summary>
    public const int Derived = int.MinValue;

    private const int FirstSize = int.MinValue / 2;

    /// <summary>Index of a Parameter slot that holds the number of units of a size.</summary>
    public static int SizeOf(int size) => FirstSize - size;

    /// <summary>The size whose number of units a Parameter slot holds; -1 where it holds something else.</summary>
    internal int HeldSize => Index <= FirstSize && Index is not (Derived or Units) ? FirstSize - Index : -1;

    /// <summary>Index of a Parameter slot that tells the units of its size apart, for masks.</summary>
    public const int Units = int.MinValue + 1;
}

/// <summary>A row of values at a moment.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Previous">Its value at the iteration that ran before this one (t + 1 in the backward pass). Products on it are left out at the first iteration.</param>
/// <param name="Next">For State and StateGradient slots: the value that leaves the step.</param>
/// <param name="Delay">Steps back in time; with <paramref name="Previous"/>, iterations before that one.</param>
public readonly record struct ValueRef(int Slot, bool Previous = false, bool Next = false, int Delay = 0);

/// <summary>
/// Products that share their operands and the number of their rows, computed together:
/// member m = bias[m] (or hoisted[m]) + Σ over terms of weight[m] · operand, terms in order and k ascending, one chain per element.
/// </summary>
/// <param name="Size">Size index of every member.</param>
/// <param name="Members">Number of members.</param>
/// <param name="Terms">Operands in order. May be empty when all of it is hoisted.</param>
/// <param name="Bias">For each member the Parameter slot that it starts from, or -1 for zero. Ignored when <paramref name="Hoisted"/> is given.</param>
/// <param name="Hoisted">Group of the Before program whose results the members start from, or -1. It has the same size and members.</param>
public sealed record GroupInfo(int Size, int Members, TermInfo[] Terms, int[] Bias, int Hoisted);

/// <summary>One operand of a product group.</summary>
/// <param name="Operand">What is multiplied.</param>
/// <param name="OperandSize">Size index of the operand.</param>
/// <param name="Weights">The matrix of each member: index into <see cref="CompiledCell.Weights"/>, or, from the number of weights on, into
/// <see cref="MatrixProgramInfo.Matrices"/>.</param>
/// <param name="Transposed">Whether the weights are applied transposed.</param>
public sealed record TermInfo(ValueRef Operand, int OperandSize, int[] Weights, bool Transposed);

/// <summary>What runs for a pass: once per time block before its steps, at each step, and once per time block after them.</summary>
/// <param name="Before">Stages over all rows of the block.</param>
/// <param name="Step">Stages over the rows of one step.</param>
/// <param name="After">Stages over all rows of the block; weight gradients follow them.</param>
/// <param name="Exchanged">Step is one stage without products: its loops take all steps of a block as rows.</param>
public sealed record PassInfo(StageInfo[] Before, StageInfo[] Step, StageInfo[] After, bool Exchanged);

/// <summary>Work between two barriers. Parts are independent of each other.</summary>
/// <param name="Parts">One part per size.</param>
public sealed record StageInfo(PartInfo[] Parts);

/// <summary>Products and the equations that follow them, panel of units by panel of units.</summary>
/// <param name="Size">Size index of the units.</param>
/// <param name="Groups">Groups computed here. Those whose results are only read by later stages of the pass (hoisted groups) have no reader in <paramref name="Loop"/>.</param>
/// <param name="Loop">The equations, or null when the part only computes hoisted products.</param>
public sealed record PartInfo(int Size, int[] Groups, LoopInfo? Loop)
{
    /// <summary>An operation on rows of that size; the part has then neither products nor equations.</summary>
    public RowOperationInfo? Operation { get; init; }

    /// <summary>A part that is an operation on rows of a size.</summary>
    public static PartInfo Of(
        int size, RowOperation operation, ValueRef[] operands, ValueRef result, int count = 0, int offset = -1) =>
        new(size, [], null) { Operation = new(operation, operands, result, count, offset) };
}

/// <summary>Operations that take whole rows. Operands are a, b, …; a matrix lies row after row without a gap.</summary>
public enum RowOperation
{
    /// <summary>Σ aᵢ.</summary>
    Sum,

    /// <summary>Σ aᵢ·bᵢ.</summary>
    Dot,

    /// <summary>The largest aᵢ.</summary>
    Largest,

    /// <summary>Unit i is a₀ + … + aᵢ.</summary>
    PrefixSum,

    /// <summary>Unit i is aᵢ + … + the last.</summary>
    SuffixSum,

    /// <summary>a, b, … side by side.</summary>
    Concat,

    /// <summary>Units of a from the offset on, as many as the result has.</summary>
    Slice,

    /// <summary>a from the offset on, zeros around it.</summary>
    Place,

    /// <summary>The last unit first.</summary>
    Reverse,

    /// <summary>Unit i is unit i − count of a, counted around.</summary>
    Rotate,

    /// <summary>Every unit count times.</summary>
    Repeat,

    /// <summary>Sums of count units, one after the other.</summary>
    SumRepeats,

    /// <summary>Σⱼ aᵢⱼ.</summary>
    RowTotals,

    /// <summary>Σᵢ aᵢⱼ.</summary>
    ColumnTotals,

    /// <summary>Σⱼ aᵢⱼ·bᵢⱼ.</summary>
    RowDots,

    /// <summary>Σᵢ aᵢⱼ·bᵢⱼ.</summary>
    ColumnDots,

    /// <summary>Σⱼ aᵢⱼ·bⱼ of a matrix and a vector.</summary>
    MatrixVector,

    /// <summary>Σᵢ aᵢⱼ·bᵢ of a matrix and a vector.</summary>
    VectorMatrix,
}

/// <summary>One operation on rows.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Operands">What it takes; the first one has the size of the part.</param>
/// <param name="Result">Where its result goes.</param>
/// <param name="Count">What a move of units counts.</param>
/// <param name="Offset">Size index of the number of units that a slice starts at, or -1 where that is the first.</param>
public sealed record RowOperationInfo(RowOperation Operation, ValueRef[] Operands, ValueRef Result, int Count, int Offset);

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

/// <summary>The gradient of a state's initial value: a carried value plus pending products.</summary>
/// <param name="Slot">StateGradient slot, or -1 when nothing elementwise is carried.</param>
/// <param name="Group">Group of the backward Step program whose member is to be added, or -1.</param>
/// <param name="Member">The member.</param>
public sealed record StateGradientInfo(int Slot, int Group, int Member);

/// <summary>A weight gradient: Σ over rows and steps of adjoint ⊗ operand.</summary>
/// <param name="Weight">Index of the weight, or, from the number of weights on, into <see cref="MatrixProgramInfo.Sums"/>.</param>
/// <param name="Adjoint">One value per row of the matrix.</param>
/// <param name="Operand">One value per column of the matrix.</param>
public sealed record OuterInfo(int Weight, ValueRef Adjoint, ValueRef Operand);

/// <summary>A parameter gradient: Σ over rows and steps of a value, and, for a rank-0 parameter, over units too.</summary>
/// <param name="Parameter">The Parameter slot.</param>
/// <param name="Value">What is summed.</param>
public sealed record ColumnSumInfo(int Parameter, ValueRef Value);
