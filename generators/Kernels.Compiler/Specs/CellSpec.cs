namespace Kernels.Compiler.Specs;

/// <summary>
/// A declaration as data: everything the compiler knows of a cell, and nothing of Roslyn.
/// The wall between the two: caching, tests and cells in referenced packages all hang on this record.
/// </summary>
internal sealed record CellSpec
{
    /// <summary>Namespace of the declaration, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>Simple name of the cell.</summary>
    public required string Name { get; init; }

    /// <summary>Enclosing types, outermost first, each as it must be reopened: <c>public static partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Constructor parameters in order. A nested cell is one parameter with parameters of its own.</summary>
    public required EquatableArray<ParameterSpec> Parameters { get; init; }

    /// <summary>Parameters of <c>Step</c> in order: states and inputs.</summary>
    public required EquatableArray<OperandSpec> Operands { get; init; }

    /// <summary>What <c>Step</c> returns, in order. The first is the layer's output.</summary>
    public required EquatableArray<ResultSpec> Results { get; init; }

    /// <summary><c>Step</c> after inlining and unrolling: each instruction reads only earlier ones.</summary>
    public required EquatableArray<InstructionSpec> Body { get; init; }

    /// <summary>The declaration's own text of <c>Step</c>, one line each, for the doc comment of the emitted code.</summary>
    public EquatableArray<string> Source { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Sizes fixed at build time by <c>[Cell(Input = …, Hidden = …)]</c>; 0 where the size is free.</summary>
    public int FixedInput { get; init; }

    /// <inheritdoc cref="FixedInput"/>
    public int FixedHidden { get; init; }

    /// <summary>Further sizes fixed at build time by <c>[FixedSize]</c>. They do not travel to cells that nest this one.</summary>
    public EquatableArray<FixedSizeSpec> FixedSizes { get; init; } = EquatableArray<FixedSizeSpec>.Empty;
}

/// <summary>What a constructor parameter is.</summary>
internal enum ParameterKind
{
    /// <summary>W·x + U·h + b over its operands.</summary>
    Affine,

    /// <summary>A matrix weight without bias.</summary>
    Matrix,

    /// <summary>One trained number per unit.</summary>
    Vec,

    /// <summary>One trained number.</summary>
    Scalar,

    /// <summary>A <c>double</c>: settable at construction, not trained.</summary>
    Hyper,

    /// <summary>Another cell, whose <c>Step</c> is inlined.</summary>
    Cell,
}

/// <summary>One constructor parameter.</summary>
/// <param name="Name">As declared; the prefix of its weights' names.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ParameterSpec(string Name, ParameterKind Kind)
{
    /// <summary>Size named by <c>[Size]</c> (rows of a matrix), or null where use decides.</summary>
    public string? Size { get; init; }

    /// <summary>Length of an array parameter (<c>[Count]</c>), or 0 for a single weight.</summary>
    public int Count { get; init; }

    /// <summary>Not trained, though part of the weights.</summary>
    public bool Frozen { get; init; }

    /// <summary>Value of a hyper-parameter when none is given at construction.</summary>
    public double? Default { get; init; }

    /// <summary>Initial value of the bias (<c>Affine</c>) or of every unit (<c>Vec</c>, <c>Scalar</c>); null for the default.</summary>
    public double? Bias { get; init; }

    /// <summary>Initialiser of weights on inputs, as a member name of <c>Kernels.Initial</c>; null for the default.</summary>
    public string? Initial { get; init; }

    /// <summary>Initialiser of weights on states and computed values; null for the default.</summary>
    public string? RecurrentInitial { get; init; }

    /// <summary>Scale of the initialisers; null for their own default.</summary>
    public double? Scale { get; init; }

    /// <summary>Scale of the initialiser of weights on states and computed values; null for <see cref="Scale"/>.</summary>
    public double? RecurrentScale { get; init; }

    /// <summary>Names of an affine's operands, position by position (filled by the parser from its uses); each names one weight matrix.</summary>
    public EquatableArray<string> OperandNames { get; init; } = EquatableArray<string>.Empty;

    /// <summary>For an array of affines whose elements have different numbers of operands, the names of each element's; otherwise empty.</summary>
    public EquatableArray<EquatableArray<string>> ElementOperands { get; init; } = EquatableArray<EquatableArray<string>>.Empty;

    /// <summary>A nested cell's type, fully qualified with <c>global::</c>.</summary>
    public string? CellType { get; init; }

    /// <summary>A nested cell's own parameters. Instructions address them by path: <c>inner.forget</c>.</summary>
    public EquatableArray<ParameterSpec> Parameters { get; init; } = EquatableArray<ParameterSpec>.Empty;
}

/// <summary>One parameter of <c>Step</c>.</summary>
/// <param name="Name">As declared.</param>
/// <param name="IsState">Whether it comes back in the result under this name.</param>
/// <param name="Size">Size named by <c>[Size]</c>; null for <c>Input</c> (inputs) and <c>Hidden</c> (states).</param>
internal sealed record OperandSpec(string Name, bool IsState, string? Size)
{
    /// <summary>0 for one number (<c>Scalar</c>), 1 for a vector, 2 for a matrix.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>For a matrix, the name of the size of its columns; <see cref="Size"/> is that of its rows.</summary>
    public string? Columns { get; init; }

    /// <summary>Whether it is the index of the step, which the runtime counts: neither an input nor a state.</summary>
    public bool IsStepIndex { get; init; }

    /// <summary>Whether it is an input that is given once for a whole sequence.</summary>
    public bool IsPerSequence { get; init; }

    /// <summary>For a delayed operand, the operand whose earlier value it is; otherwise null.</summary>
    public string? Source { get; init; }

    /// <summary>By how many steps it is delayed: x of t − d, or the state of t − d, where 1 is the state that enters the step.</summary>
    public int Delay { get; init; }
}

/// <summary>One result of <c>Step</c>.</summary>
/// <param name="Name">Name in the returned tuple; of a single unnamed result, the last parameter's.</param>
/// <param name="Value">The instruction returned.</param>
/// <param name="IsState">Whether a state takes this value at the next step.</param>
internal sealed record ResultSpec(string Name, int Value, bool IsState);

/// <summary>One operation of an inlined, unrolled <c>Step</c>.</summary>
/// <param name="Code">What it does. See <see cref="InstructionCode"/>.</param>
/// <param name="Arguments">Earlier instructions it reads.</param>
internal sealed record InstructionSpec(InstructionCode Code, EquatableArray<int> Arguments)
{
    /// <summary>
    /// For <see cref="InstructionCode.Operation"/>: the name of a row of the operation table (<c>Sigmoid</c>, <c>Multiply</c>). For an affine, the
    /// operands whose weights are derived matrices, with blanks between; these matrices follow the operands among the arguments.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>Path of the parameter read (<c>forget</c>, <c>gates[1]</c>, <c>inner.forget</c>), or the name of the operand read.</summary>
    public string? Symbol { get; init; }

    /// <summary>For <see cref="InstructionCode.Constant"/> and operations with a constant argument (Pow's exponent).</summary>
    public double Value { get; init; }

    /// <summary>Local variable or state that the declaration gives to this value; null for a temporary.</summary>
    public string? Name { get; init; }
}

/// <summary>Kinds of instruction.</summary>
internal enum InstructionCode
{
    /// <summary>A parameter of <c>Step</c>, named by <c>Symbol</c>.</summary>
    Operand,

    /// <summary>A literal or folded constant, in <c>Value</c>.</summary>
    Constant,

    /// <summary>A <c>Vec</c>, <c>Scalar</c> or hyper-parameter, or a matrix that others are derived from, named by <c>Symbol</c>.</summary>
    Parameter,

    /// <summary><c>Symbol</c> (an affine) indexed by <c>Arguments</c>; bias included.</summary>
    Affine,

    /// <summary><c>Symbol</c> (a matrix) times its argument.</summary>
    Matrix,

    /// <summary>A matrix that is an earlier instruction times a vector: the two <c>Arguments</c>.</summary>
    Product,

    /// <summary>A row of the tables of operations applied to <c>Arguments</c>.</summary>
    Operation,
}
