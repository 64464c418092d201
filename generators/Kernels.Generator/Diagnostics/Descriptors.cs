using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Diagnostics;

/// <summary>Everything that can be said about a declaration. Each id has a page under docs/diagnostics.</summary>
internal static class Descriptors
{
    /// <summary>Where the pages of the diagnostics are found.</summary>
    public const string HelpRoot = "https://kernels.example/docs/diagnostics/";

    private const string Declaration = "Kernels.Declaration";
    private const string Equations = "Kernels.Equations";
    private const string Weights = "Kernels.Weights";
    private const string Shapes = "Kernels.Shapes";
    private const string Compiler = "Kernels.Compiler";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "KRN0001",
        "A cell must be partial",
        "'{0}' is not partial, so its compiled form cannot be added to it. Write 'partial class {0}'.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0001.md");

    public static readonly DiagnosticDescriptor NotAPlainClass = new(
        "KRN0002",
        "A cell must be a plain class",
        "'{0}' is {1}, but a cell is a class that is neither generic, nor a record, nor abstract, static or " +
        "local to a file, and not inside a generic type. Declare it as 'public partial class {0}(...)'.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0002.md");

    public static readonly DiagnosticDescriptor NoStep = new(
        "KRN0003",
        "A cell must have a Step method",
        "'{0}' has no method 'Step'. Add 'public Vec Step(Vec x, Vec h)' and write the cell's equations " +
        "in it.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0003.md");

    public static readonly DiagnosticDescriptor SeveralSteps = new(
        "KRN0004",
        "A cell must have one Step method",
        "'{0}' has {1} methods 'Step', but a cell has one. Rename the others; helpers may have any other" +
        " name.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0004.md");

    public static readonly DiagnosticDescriptor NoPrimaryConstructor = new(
        "KRN0005",
        "Weights are primary-constructor parameters",
        "'{0}' declares a constructor in its body, but weights are the parameters of its primary " +
        "constructor. Write 'partial class {0}(Affine forget, ...)' and remove the other constructor.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0005.md");

    public static readonly DiagnosticDescriptor StepParameterType = new(
        "KRN0006",
        "Unsupported parameter of Step",
        "Parameter '{0}' has type '{1}', but inputs and states are 'Vec', 'Matrix', or 'Scalar' for " +
        "one number, passed by value. Pass constants as 'double' parameters of the constructor.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0006.md");

    public static readonly DiagnosticDescriptor WeightType = new(
        "KRN0007",
        "Unsupported type of weight",
        "Parameter '{0}' has type '{1}', but a weight is an Affine, Matrix, Vec or Scalar, an array of " +
        "one of these with [Count], a double, or another cell. Use one of these types.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0007.md");

    public static readonly DiagnosticDescriptor ArrayCount = new(
        "KRN0008",
        "An array needs its length",
        "'{0}' {1}. Write '[Count(n)] {2}[] {0}' with n at least 1.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0008.md");

    public static readonly DiagnosticDescriptor ResultType = new(
        "KRN0009",
        "Unsupported result of Step",
        "'Step' returns '{0}', but a result is a Vec, a Matrix that is a state, or a tuple of these. " +
        "Return 'Vec' or '(Vec h, Vec c)'.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0009.md");

    public static readonly DiagnosticDescriptor UnnamedResult = new(
        "KRN0010",
        "Results in a tuple must be named",
        "Result {0} of 'Step' has no name, so it cannot be told which state it is. Write '(Vec h, Vec " +
        "c)', naming each result after its state.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0010.md");

    public static readonly DiagnosticDescriptor UnsupportedStatement = new(
        "KRN0011",
        "Unsupported statement",
        "The statement '{0}' is not part of the cell language. Use declarations, assignments, 'for' with" +
        " constant bounds, 'if' on constants and 'return'.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0011.md");

    public static readonly DiagnosticDescriptor UnsupportedExpression = new(
        "KRN0012",
        "Unsupported expression",
        "{0} is not part of the cell language: '{1}'. Use arithmetic on Vec, functions of " +
        "Kernels.Functions, weights, and constants.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0012.md");

    public static readonly DiagnosticDescriptor UnsupportedCall = new(
        "KRN0013",
        "Unsupported call",
        "'{0}' cannot be compiled into a kernel. Call functions of Kernels.Functions, static helpers on " +
        "Vec, or the Step of a nested cell.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0013.md");

    public static readonly DiagnosticDescriptor RuntimeBranch = new(
        "KRN0014",
        "A branch must be decided at build time",
        "The condition '{0}' is not known at build time, but every unit and row runs the same equations." +
        " Write 'Select(a < b, x, y)' instead of a branch.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0014.md");

    public static readonly DiagnosticDescriptor LoopBound = new(
        "KRN0015",
        "A loop bound must be constant",
        "The loop condition '{0}' is not known at build time, so the loop cannot be unrolled. Use " +
        "constants, or the Length of an array of weights, as bounds.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0015.md");

    public static readonly DiagnosticDescriptor UnrollLimit = new(
        "KRN0016",
        "The unrolled Step is too long",
        "Unrolled and inlined, 'Step' exceeds the limit of {0} {1}. Use fewer iterations, or split the " +
        "cell.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0016.md");

    public static readonly DiagnosticDescriptor ArrayIndex = new(
        "KRN0017",
        "An array index must be a constant within range",
        "The index '{0}' of '{1}' is {2}. Index it by constants or loop variables from 0 to {3}.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0017.md");

    public static readonly DiagnosticDescriptor Recursion = new(
        "KRN0018",
        "Recursion cannot be inlined",
        "'{0}' calls itself, directly or through others, so it cannot be inlined. Write the repetition " +
        "as a 'for' loop with constant bounds.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0018.md");

    public static readonly DiagnosticDescriptor NoSource = new(
        "KRN0019",
        "The helper has no source to inline",
        "'{0}' is defined in another assembly and its equations are not embedded there. Mark it " +
        "[CellFunction] where it is defined, or copy it into this project.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0019.md");

    public static readonly DiagnosticDescriptor IntegerDivision = new(
        "KRN0020",
        "Integer division of constants",
        "'{0}' divides integers, so its fraction is dropped before it reaches the equation. Write a " +
        "floating-point constant, such as '1.0 / 2'.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0020.md");

    public static readonly DiagnosticDescriptor ConstantArgument = new(
        "KRN0021",
        "The argument must be a constant",
        "Argument '{0}' of '{1}' is not known at build time. Pass {2}.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0021.md");

    public static readonly DiagnosticDescriptor OperandCount = new(
        "KRN0022",
        "An affine must have the same operands at every use",
        "'{0}' is used here with {1} and elsewhere with {2}, but the i-th operand is the same " +
        "weight at every use. Use it with the same number of operands everywhere, or declare another " +
        "Affine.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0022.md");

    public static readonly DiagnosticDescriptor NestedCell = new(
        "KRN0023",
        "The nested cell's declaration cannot be read",
        "The declaration of '{0}' {1}. Rebuild the package that defines it with this version of the " +
        "generator, or reference its source.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0023.md");

    public static readonly DiagnosticDescriptor UnusedWeight = new(
        "KRN0024",
        "Unused weight",
        "'{0}' does not reach any result of 'Step'. Use it in an equation or remove the parameter.",
        Weights,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0024.md");

    public static readonly DiagnosticDescriptor StateNeverChanged = new(
        "KRN0025",
        "A state never changes",
        "State '{0}' is returned as it came in, so it keeps its initial value for ever. Return a new " +
        "value, or return the result under another name to make '{0}' an input.",
        Weights,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0025.md");

    public static readonly DiagnosticDescriptor StateNotReturned = new(
        "KRN0026",
        "A state is not returned",
        "{0}. {1}.",
        Weights,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0026.md");

    public static readonly DiagnosticDescriptor OutputNameClash = new(
        "KRN0027",
        "An output has the name of a weight",
        "Output '{0}' has the name of a constructor parameter, so the name means two things. Rename the " +
        "output or the weight.",
        Weights,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0027.md");

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        "KRN0028",
        "Shapes do not match",
        "'{0}' has size {1}, but {2} was expected. {3}.",
        Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0028.md");

    public static readonly DiagnosticDescriptor CannotCompile = new(
        "KRN0029",
        "The cell cannot be compiled",
        "'{0}' cannot be compiled: {1}. {2}.",
        Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0029.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "KRN0030",
        "The cell compiler failed",
        "The compiler failed on cell '{0}' ({1}). This is a defect of the compiler, not of the " +
        "declaration; please report it together with the declaration.",
        Compiler,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0030.md");

    public static readonly DiagnosticDescriptor FixedSizes = new(
        "KRN0031",
        "Fixed sizes must be complete",
        "'{0}' fixes {1}, but {2}, so there is no kernel for fixed sizes. {3}.",
        Shapes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0031.md");

    public static readonly DiagnosticDescriptor LargeFixedSizes = new(
        "KRN0032",
        "Fixed sizes are too large to be unrolled",
        "A step of '{0}' at {1} takes {2} multiply-adds of 16 numbers, and up to {3} are written out. Its " +
        "kernel keeps loops of constant length.",
        Shapes,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0032.md");

    public static readonly DiagnosticDescriptor ConstantRange = new(
        "KRN0033",
        "A constant argument is out of range",
        "Argument '{0}' of '{1}' is {2}, but it must be {3}. Pass another constant.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0033.md");

    public static readonly DiagnosticDescriptor MatrixOfStep = new(
        "KRN0034",
        "A matrix changes with the step",
        "'{0}' makes a matrix, but was given {1}; expected {2}, so that the matrix is computed once per sequence. " +
        "Multiply vectors of the step unit by unit, or apply a matrix to them.",
        Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0034.md");

    public static readonly DiagnosticDescriptor Delay = new(
        "KRN0035",
        "A delay needs an input or a state, and at least one step",
        "'{0}' {1}. {2}.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0035.md");

    public static readonly DiagnosticDescriptor MaskRate = new(
        "KRN0036",
        "The rate of a mask must be a probability below one",
        "{0} is {1}, but {2} was expected. Pass a number such as 0.5, or a 'double' parameter of the cell.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0036.md");

    public static readonly DiagnosticDescriptor StepIndex = new(
        "KRN0037",
        "A step index is one number that counts by itself",
        "[StepIndex] '{0}' {1}. Declare one 'Scalar', read it, and leave it out of the results.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0037.md");

    public static readonly DiagnosticDescriptor PerSequence = new(
        "KRN0038",
        "An input of the whole sequence does not change with the step",
        "[PerSequence] '{0}' {1}. Take the attribute away, or make it an input that is neither returned, delayed nor counted.",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0038.md");

    public static readonly DiagnosticDescriptor OperandName = new(
        "KRN0039",
        "An affine has no operand of this name",
        "'{0}' has no weight '{0}.{1}': it is applied to {2}. Name one of these operands.",
        Equations,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0039.md");

    public static readonly DiagnosticDescriptor SizeText = new(
        "KRN0040",
        "A size is a name or is made of names",
        "The size of '{0}' is '{1}', but a size is a name, a number, or made of these by '+', '*', parentheses and " +
        "'/' by a number. Write [Size(\"Rank\")] or [Size(\"2*Hidden+1\")].",
        Shapes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + "KRN0040.md");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        NotAPlainClass,
        NoStep,
        SeveralSteps,
        NoPrimaryConstructor,
        StepParameterType,
        WeightType,
        ArrayCount,
        ResultType,
        UnnamedResult,
        UnsupportedStatement,
        UnsupportedExpression,
        UnsupportedCall,
        RuntimeBranch,
        LoopBound,
        UnrollLimit,
        ArrayIndex,
        Recursion,
        NoSource,
        IntegerDivision,
        ConstantArgument,
        OperandCount,
        NestedCell,
        UnusedWeight,
        StateNeverChanged,
        StateNotReturned,
        OutputNameClash,
        ShapeMismatch,
        CannotCompile,
        InternalError,
        FixedSizes,
        LargeFixedSizes,
        ConstantRange,
        MatrixOfStep,
        Delay,
        MaskRate,
        StepIndex,
        PerSequence,
        OperandName,
        SizeText,
    ];
}
