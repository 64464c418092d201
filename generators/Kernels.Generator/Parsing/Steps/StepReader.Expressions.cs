using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Expressions.</content>
internal sealed partial class StepReader
{
    private Value Evaluate(IOperation expression)
    {
        CountVisit(expression);
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            IParameterReferenceOperation parameter => ReadParameter(parameter),
            ILocalReferenceOperation local => ReadVariable(local.Local, local),
            IConversionOperation conversion => Convert(conversion),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IInvocationOperation call => Call(call),
            IPropertyReferenceOperation property => ReadProperty(property),
            IArrayElementReferenceOperation element => ReadElement(element),
            IFieldReferenceOperation field => ReadField(field),
            ITupleOperation tuple => ReadTuple(tuple),
            IArrayCreationOperation { Initializer: { } list } => ReadList(list.ElementValues),
            IArrayCreationOperation creation => ReadArray(creation),
            ICollectionExpressionOperation { Type: IArrayTypeSymbol } list => ReadList(list.Elements),
            IObjectCreationOperation creation => Create(creation),
            IWithOperation alteration => Alter(alteration),
            IDelegateCreationOperation creation => ReadFunction(creation),
            IInstanceReferenceOperation when Self is { } self => self,
            IConditionalOperation { WhenFalse: { } otherwise } choice => Choose(choice, otherwise),
            ISimpleAssignmentOperation assignment => AssignTo(assignment),
            ICompoundAssignmentOperation assignment => AssignTo(assignment),
            IIncrementOrDecrementOperation step => AssignTo(step),
            IDeconstructionAssignmentOperation assignment => Deconstruct(assignment),
            IParenthesizedOperation inner => Evaluate(inner.Operand),
            IInvalidOperation => Invalid(),
            _ when expression.ConstantValue is { HasValue: true, Value: { } value } => new Value.Constant(value),
            ISwitchExpressionOperation choice => Choose(choice),
            _ => Refuse(expression, "This expression"),
        };
    }

    private Value Invalid()
    {
        problems.MarkInvalid();
        return Value.Unknown;
    }

    /// <summary>The instruction of a value, or -1 after a refusal.</summary>
    private int ToVector(Value value, Location location)
    {
        switch (value)
        {
            case Value.Vector vector:
                return vector.Instruction;
            case Value.Constant constant when ConstantFolding.ToDouble(constant.Boxed) is { } number:
                return Instructions.Constant(number, location);
            default:
                if (value != Value.Unknown)
                    problems.Report(Descriptors.UnsupportedExpression, location, "This value", Describe(value));
                return -1;
        }
    }

    private static bool IsMatrix(Value value) => value is Value.Matrix or Value.Weight { Kind: ParameterKind.Matrix };

    /// <summary>The instruction of an operand that may be a matrix: of a weight, the one that reads it.</summary>
    private int ToOperand(Value value, Location location) => value switch
    {
        Value.Matrix matrix => matrix.Instruction,
        Value.Weight { Kind: ParameterKind.Matrix } weight => Instructions.Parameter(weight.Path.ToString(), location),
        _ => ToVector(value, location),
    };

    private static string Describe(Value value) => value switch
    {
        Value.Matrix => "a matrix without an operand",
        Value.Weight weight => $"{weight.Path} without operands",
        Value.WeightArray or Value.List => $"the array {NameOf(value)}",
        Value.Cell cell => $"the cell {cell.Name}",
        Value.Mask => "a comparison outside Select",
        Value.Tuple => "a tuple",
        Value.Record record => $"a {record.Type.Name}",
        Value.Function => "a function that is not called",
        _ => "a constant that is not a number",
    };

    private Value ReadParameter(IParameterReferenceOperation reference)
    {
        if (weights.Find(reference.Parameter) is not { } weight)
            return IsCaptured(reference.Parameter) && Part(Self, reference.Parameter.Name, reference) is { } part
                ? part : ReadVariable(reference.Parameter, reference);
        if (weight.Kind == ParameterKind.Cell)
            return new Value.Cell(weight.Name, (INamedTypeSymbol)reference.Parameter.Type);
        return weight.Count > 0
            ? new Value.WeightArray(weight.Name, weight.Kind, weight.Count)
            : WeightAt(new WeightPath(weight.Name), weight.Kind, reference);
    }

    /// <summary>Whether it is a parameter of the primary constructor of the record whose member is being read.</summary>
    private bool IsCaptured(IParameterSymbol parameter) => Self is { } self
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, self.Type)
        && context.Declaration(constructor) is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;

    /// <summary>Vectors and scalars have a value by themselves; affines and matrices wait for their operands.</summary>
    private Value WeightAt(WeightPath path, ParameterKind kind, IOperation source) =>
        kind is ParameterKind.Affine or ParameterKind.Matrix
            ? new Value.Weight(path, kind)
            : new Value.Vector(Instructions.Parameter(path.ToString(), source.Syntax.GetLocation()));

    private Value ReadVariable(ISymbol variable, IOperation reference)
    {
        if (_variables.Read(variable) is { } value)
            return value;
        return reference.ConstantValue is { HasValue: true, Value: { } constant }
            ? new Value.Constant(constant)
            : Refuse(reference, "A variable without a value");
    }

    private Value.Tuple ReadTuple(ITupleOperation tuple) =>
        new(tuple.Elements.Select(Evaluate).ToImmutableArray());

    private Value Choose(IConditionalOperation choice, IOperation otherwise) =>
        Decide(choice.Condition, Descriptors.RuntimeBranch) switch
        {
            true => Evaluate(choice.WhenTrue),
            false => Evaluate(otherwise),
            null => Value.Unknown,
        };

    /// <summary>The expression inside identity and implicit conversions.</summary>
    private static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            if (operation is IConversionOperation { IsImplicit: true } conversion)
                operation = conversion.Operand;
            else if (operation is IParenthesizedOperation inner)
                operation = inner.Operand;
            else
                return operation;
        }
    }
}
