using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <summary>The one table from C# members to operations. A function that is not here is inlined or refused.</summary>
internal static class Intrinsics
{
    /// <summary>Chooses by a comparison; the only reader of masks.</summary>
    public const string Select = "Select";

    private static readonly Dictionary<string, FunctionRow> Functions = new(StringComparer.Ordinal)
    {
        ["Sigmoid"] = new("Sigmoid", 1),
        ["Tanh"] = new("Tanh", 1),
        ["Relu"] = new("Relu", 1),
        ["LeakyRelu"] = new("LeakyRelu", 1, 0.01) { TakesHypers = true },
        ["Elu"] = new("Elu", 1, 1.0) { TakesHypers = true },
        ["Gelu"] = new("Gelu", 1),
        ["Silu"] = new("Silu", 1),
        ["Softplus"] = new("Softplus", 1),
        ["Softsign"] = new("Softsign", 1),
        ["HardSigmoid"] = new("HardSigmoid", 1),
        ["HardTanh"] = new("HardTanh", 1),
        ["Exp"] = new("Exp", 1),
        ["Log"] = new("Log", 1),
        ["Sqrt"] = new("Sqrt", 1),
        ["Rsqrt"] = new("Rsqrt", 1),
        ["Abs"] = new("Abs", 1),
        ["Sign"] = new("Sign", 1),
        ["Floor"] = new("Floor", 1),
        ["Sin"] = new("Sin", 1),
        ["Cos"] = new("Cos", 1),
        ["Remainder"] = new("Remainder", 2),
        ["Min"] = new("Min", 2),
        ["Max"] = new("Max", 2),
        ["Clamp"] = new("Clamp", 1, double.NaN, double.NaN) { TakesHypers = true },
        ["Pow"] = new("Pow", 1, double.NaN) { TakesHypers = true },
        ["Square"] = new("Square", 1),
        ["Reciprocal"] = new("Reciprocal", 1),
        ["StopGradient"] = new("StopGradient", 1),
        ["WithDerivative"] = new("WithDerivative", 3),
        ["Product"] = new("Product", 2),
        ["Outer"] = new("Outer", 2),
        ["Hadamard"] = new("Multiply", 2),
        ["Transpose"] = new("Transpose", 1),
        ["Inverse"] = new("Inverse", 1),
        ["MatrixExp"] = new("MatrixExp", 1),
        ["Identity"] = new("Identity", 1),
        ["Diagonal"] = new("Diagonal", 1),
        ["DiagonalOf"] = new("DiagonalOf", 1),
        ["ScaleRows"] = new("ScaleRows", 2),
        ["ScaleColumns"] = new("ScaleColumns", 2),
        ["RowSums"] = new("RowSums", 1),
        ["ColumnSums"] = new("ColumnSums", 1),
        ["RowMeans"] = new("RowMeans", 1),
        ["RowMax"] = new("RowMax", 1),
        ["RowMin"] = new("RowMin", 1),
        ["RowNorms"] = new("RowNorms", 1),
        ["RowDots"] = new("RowDots", 2),
        ["SoftmaxRows"] = new("SoftmaxRows", 1),
        ["LayerNormRows"] = new("LayerNormRows", 1, 1e-5) { Range = k => AtLeast(k, 0, 0) },
        ["Flatten"] = new("Flatten", 1),
        ["Shift"] = new("Shift", 1, double.NaN),
        ["Reshape"] = new("Reshape", 3),
        ["LowerTriangle"] = new("LowerTriangle", 1),
        ["Convolution"] = new("Convolution", 1, double.NaN, double.NaN, double.NaN)
        {
            Range = k => Enumerable.Range(0, 3).Select(i => AtLeast(k, i, 1) ?? Below(k, i, 1024)).FirstOrDefault(outside => outside is not null),
        },
        ["BlockDiagonal"] = new("BlockDiagonal", 1, double.NaN) { Range = k => AtLeast(k, 0, 1) },
    };

    /// <summary>Functions of whole vectors. Some share their name with an elementwise function of two values.</summary>
    private static readonly Dictionary<string, FunctionRow> WholeFunctions = new(StringComparer.Ordinal)
    {
        ["Sum"] = new("Sum", 1),
        ["Mean"] = new("Mean", 1),
        ["Units"] = new("Units", 1),
        ["Indices"] = new("Indices", 1),
        ["Max"] = new("Largest", 1),
        ["Min"] = new("Smallest", 1),
        ["Norm"] = new("Norm", 1),
        ["Dot"] = new("Dot", 2),
        ["LogSumExp"] = new("LogSumExp", 1),
        ["Softmax"] = new("Softmax", 1),
        ["CumSum"] = new("CumSum", 1),
        ["LayerNorm"] = new("LayerNorm", 1, 1e-5) { TakesHypers = true, Range = k => AtLeast(k, 0, 0) },
        ["RmsNorm"] = new("RmsNorm", 1, 1e-5) { TakesHypers = true, Range = k => AtLeast(k, 0, 0) },
        ["Concat"] = new("Concat", FunctionRow.AnyNumber),
        ["Slice"] = new("Slice", 1, double.NaN, double.NaN) { Range = k => AtLeast(k, 0, 0) ?? AtLeast(k, 1, 1) },
        ["Chunk"] = new("Chunk", 1, double.NaN, double.NaN)
        {
            Range = k => AtLeast(k, 1, 1) ?? AtLeast(k, 0, 0) ?? Below(k, 0, k[1]),
        },
        ["Reverse"] = new("Reverse", 1),
        ["Rotate"] = new("Rotate", 1, double.NaN),
        ["Permute"] = new("Permute", 1, double.NaN) { Range = k => AtLeast(k, 0, 0) },
        ["Repeat"] = new("Repeat", 1, double.NaN) { Range = k => AtLeast(k, 0, 1) },
        ["Pow"] = new("Power", 2),
        ["Shift"] = new("ShiftIn", 2, double.NaN),
        ["Reshape"] = new("ReshapeLike", 2),
    };

    /// <summary>Functions that yield matrices and share their names with others.</summary>
    private static readonly Dictionary<string, FunctionRow> MatrixFunctions = new(StringComparer.Ordinal)
    {
        ["Concat"] = new("ConcatRows", FunctionRow.AnyNumber),
        ["Reshape"] = new("ReshapeRows", 1, double.NaN) { Range = k => AtLeast(k, 0, 1) },
    };

    /// <summary>Functions that draw a random mask: values, then the rate, then, where there is a choice, how long it stays.</summary>
    private static readonly Dictionary<string, RandomRow> RandomFunctions = new(StringComparer.Ordinal)
    {
        ["Dropout"] = new(["Dropout", "DropoutPerSequence"], 1),
        ["Zoneout"] = new(["Zoneout"], 2),
    };

    /// <summary>System.Math on hyper-parameters.</summary>
    private static readonly Dictionary<string, FunctionRow> Mathematics = new(StringComparer.Ordinal)
    {
        ["Tanh"] = new("Tanh", 1),
        ["Exp"] = new("Exp", 1),
        ["Log"] = new("Log", 1),
        ["Sqrt"] = new("Sqrt", 1),
        ["Abs"] = new("Abs", 1),
        ["Floor"] = new("Floor", 1),
        ["Sin"] = new("Sin", 1),
        ["Cos"] = new("Cos", 1),
        ["Min"] = new("Min", 2),
        ["Max"] = new("Max", 2),
        ["Pow"] = new("Pow", 1, double.NaN) { TakesHypers = true },
    };

    /// <summary>System.Math on constants, where there is nothing left to do at run time.</summary>
    private static readonly Dictionary<string, Func<double, double, double>> Folds = new(StringComparer.Ordinal)
    {
        ["Tanh"] = (x, _) => Math.Tanh(x),
        ["Exp"] = (x, _) => Math.Exp(x),
        ["Log"] = (x, _) => Math.Log(x),
        ["Sqrt"] = (x, _) => Math.Sqrt(x),
        ["Abs"] = (x, _) => Math.Abs(x),
        ["Floor"] = (x, _) => Math.Floor(x),
        ["Sin"] = (x, _) => Math.Sin(x),
        ["Cos"] = (x, _) => Math.Cos(x),
        ["Min"] = Math.Min,
        ["Max"] = Math.Max,
        ["Pow"] = Math.Pow,
    };

    private static readonly Dictionary<BinaryOperatorKind, OperatorRow> Operators = new()
    {
        [BinaryOperatorKind.Add] = new("Add"),
        [BinaryOperatorKind.Subtract] = new("Subtract"),
        [BinaryOperatorKind.Multiply] = new("Multiply"),
        [BinaryOperatorKind.Divide] = new("Divide"),
        [BinaryOperatorKind.LessThan] = new("SelectLess", IsComparison: true),
        [BinaryOperatorKind.LessThanOrEqual] = new("SelectLessOrEqual", IsComparison: true),
        [BinaryOperatorKind.GreaterThan] = new("SelectLess", IsComparison: true, Swapped: true),
        [BinaryOperatorKind.GreaterThanOrEqual] = new("SelectLessOrEqual", IsComparison: true, Swapped: true),
    };

    public static OperatorRow? Operator(BinaryOperatorKind kind) =>
        Operators.TryGetValue(kind, out var row) ? row : null;

    public static FunctionRow? Function(IMethodSymbol method)
    {
        if (KernelsTypes.IsMath(method.ContainingType))
            return Mathematics.TryGetValue(method.Name, out var number) ? number : null;
        if (!KernelsTypes.IsFunctions(method.ContainingType))
            return null;
        if (KernelsTypes.IsMatrix(method.ReturnType) && MatrixFunctions.TryGetValue(method.Name, out var matrix) && Fits(matrix, method))
            return matrix;
        return Functions.TryGetValue(method.Name, out var row) && Fits(row, method) ? row
            : WholeFunctions.TryGetValue(method.Name, out var whole) && Fits(whole, method) ? whole
            : null;
    }

    /// <summary>Overloads differ in how many values they take.</summary>
    private static bool Fits(FunctionRow row, IMethodSymbol method) =>
        row.Vectors == FunctionRow.AnyNumber
        || method.Parameters.Count(parameter => KernelsTypes.IsVec(parameter.Type) || KernelsTypes.IsMatrix(parameter.Type)) == row.Vectors;

    private static ConstantRange? AtLeast(double[] constants, int index, int least) =>
        constants[index] >= least ? null : new ConstantRange(index, $"at least {NumberText.Print(least)}");

    private static ConstantRange? Below(double[] constants, int index, double bound) =>
        constants[index] < bound ? null : new ConstantRange(index, $"less than {NumberText.Print(bound)}");

    public static RandomRow? Random(IMethodSymbol method) =>
        KernelsTypes.IsFunctions(method.ContainingType) && RandomFunctions.TryGetValue(method.Name, out var row) ? row : null;

    public static bool IsSelect(IMethodSymbol method) =>
        method.Name == Select && KernelsTypes.IsFunctions(method.ContainingType);

    /// <summary>A function of System.Math in doubles, or null.</summary>
    public static Func<double, double, double>? Fold(IMethodSymbol method) =>
        KernelsTypes.IsMath(method.ContainingType) && KernelsTypes.IsDouble(method.ReturnType)
        && Folds.TryGetValue(method.Name, out var fold) ? fold : null;
}
