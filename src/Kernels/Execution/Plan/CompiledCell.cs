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

    /// <summary>How many units vectors have at least because some are taken by their numbers.</summary>
    public LeastUnitsInfo[] LeastUnits { get; init; } = [];

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

    /// <summary>Position among <c>Step</c>'s parameters of the index of the step, which the runtime counts; -1 for none.</summary>
    public int StepIndex { get; init; } = -1;

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
        LeastUnits = LeastUnits,
        Delays = Delays,
        StepIndex = StepIndex,
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

    /// <summary>Loops over rows of a batch, in whatever pass.</summary>
    internal IEnumerable<LoopInfo> StepLoops =>
        ((PassInfo?[])[Forward, Backward, Inference?.Forward]).OfType<PassInfo>()
        .SelectMany(pass => (StageInfo[])[.. pass.Before, .. pass.Step, .. pass.After])
        .SelectMany(stage => stage.Parts).Select(part => part.Loop).OfType<LoopInfo>();

    /// <summary>The plan as text, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether a slot is that of an input that is given once for a whole sequence.</summary>
    internal bool IsPerSequence(int slot) =>
        Slots[slot].Kind == SlotKind.Input && Inputs[Slots[slot].Index].IsPerSequence;

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
