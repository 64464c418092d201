using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Assignments: a variable stands for its latest value.</content>
internal sealed partial class StepReader
{
    private void Assign(ISymbol variable, Value value)
    {
        _variables.Assign(variable, value);
        Name(value, variable.Name);
    }

    private void Name(Value value, string? name)
    {
        if (name is not null && value is Value.Vector { Instruction: var vector })
            Instructions.GiveName(vector, name);
        else if (name is not null && value is Value.Matrix { Instruction: var matrix })
            Instructions.GiveName(matrix, name);
    }

    private Value AssignTo(ISimpleAssignmentOperation assignment)
    {
        var store = Target(assignment.Target);
        var value = Evaluate(assignment.Value);
        store(value);
        return value;
    }

    private Value AssignTo(ICompoundAssignmentOperation assignment)
    {
        var (old, store) = Updated(assignment.Target);
        var right = Evaluate(assignment.Value);
        var value = UserOperator(assignment.OperatorMethod, assignment, (old, assignment.Target), (right, assignment.Value))
            ?? Combine(assignment.OperatorKind, old, right, assignment);
        if (value is Value.Constant constant && assignment.Target.Type is { } type)
            value = constant with { Boxed = ConstantFolding.Convert(constant.Boxed, type.SpecialType) };
        store(value);
        return value;
    }

    private Value AssignTo(IIncrementOrDecrementOperation step)
    {
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var (old, store) = Updated(step.Target);
        var value = Combine(kind, old, new Value.Constant(1), step);
        if (value is Value.Constant constant && step.Target.Type is { } type)
            value = constant with { Boxed = ConstantFolding.Convert(constant.Boxed, type.SpecialType) };
        store(value);
        return step.IsPostfix ? old : value;
    }

    /// <summary>The whole right side is read before anything is written: (h, c) = (c, h) swaps.</summary>
    private Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var store = Target(assignment.Target);
        var value = Evaluate(assignment.Value);
        store(value);
        return value;
    }

    private (Value Old, Action<Value> Store) Updated(IOperation target)
    {
        if (target is IArrayElementReferenceOperation element)
            return Place(element) is { } place ? (Known(place.Old, element), place.Store) : (Value.Unknown, _ => { });
        return (Evaluate(target), Target(target));
    }

    private Value Known(Value value, IOperation source) => value == Value.Missing ? Refuse(source, "An element without a value") : value;

    /// <summary>What assigns to a target. Where it is an element of an array, that is found before the value is read.</summary>
    private Action<Value> Target(IOperation target)
    {
        if (Part(target) is { } part)
            return part;
        switch (target)
        {
            case ILocalReferenceOperation local:
                return value => Assign(local.Local, value);
            case IParameterReferenceOperation parameter when weights.Find(parameter.Parameter) is null:
                return value => Assign(parameter.Parameter, value);
            case IArrayElementReferenceOperation element:
                return Place(element) is { } place ? place.Store : _ => { };
            case IDeclarationExpressionOperation declaration:
                return Target(declaration.Expression);
            case ITupleOperation tuple:
                return Each(tuple);
            case IDiscardOperation:
                return _ => { };
            case IInvalidOperation:
                problems.MarkInvalid();
                return _ => { };
            default:
                Refuse(target, "An assignment to something other than a variable");
                return _ => { };
        }
    }

    private Action<Value> Each(ITupleOperation targets)
    {
        Action<Value>[] stores = [.. targets.Elements.Select(Target)];
        return value =>
        {
            if (ItemsOf(value) is { } items && items.Length == stores.Length)
            {
                for (var i = 0; i < items.Length; i++)
                    stores[i](items[i]);
                return;
            }

            // A refused right side still defines its variables, so that one mistake stays one diagnostic.
            foreach (var store in stores)
                store(Value.Unknown);
            if (value != Value.Unknown)
                Refuse(targets, "A deconstruction of something other than a tuple");
        };
    }
}
