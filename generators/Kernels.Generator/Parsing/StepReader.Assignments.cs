using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Assignments: a variable stands for its latest value.</content>
internal sealed partial class StepReader
{
    private void Assign(ISymbol variable, Value value)
    {
        _variables[variable] = value;
        _writtenAs.Remove(variable);
        _assigned.Add(variable);
        if (variable is IParameterSymbol)
            _unread.Add(variable);
        if (value is Value.Vector vector)
            Instructions.GiveName(vector.Instruction, variable.Name);
        else if (value is Value.Matrix matrix)
            Instructions.GiveName(matrix.Instruction, variable.Name);
    }

    private Value AssignTo(ISimpleAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        Store(assignment.Target, value);
        return value;
    }

    private Value AssignTo(ICompoundAssignmentOperation assignment)
    {
        var old = Evaluate(assignment.Target);
        var right = Evaluate(assignment.Value);
        var value = UserOperator(assignment.OperatorMethod, assignment, (old, assignment.Target), (right, assignment.Value))
            ?? Combine(assignment.OperatorKind, old, right, assignment);
        if (value is Value.Constant constant && assignment.Target.Type is { } type)
            value = constant with { Boxed = ConstantFolding.Convert(constant.Boxed, type.SpecialType) };
        Store(assignment.Target, value);
        return value;
    }

    private Value AssignTo(IIncrementOrDecrementOperation step)
    {
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var old = Evaluate(step.Target);
        var value = Combine(kind, old, new Value.Constant(1), step);
        if (value is Value.Constant constant && step.Target.Type is { } type)
            value = constant with { Boxed = ConstantFolding.Convert(constant.Boxed, type.SpecialType) };
        Store(step.Target, value);
        return step.IsPostfix ? old : value;
    }

    /// <summary>The whole right side is read before anything is written: (h, c) = (c, h) swaps.</summary>
    private Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        Store(assignment.Target, value);
        return value;
    }

    private void Store(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter when weights.Find(parameter.Parameter) is null:
                Assign(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                StoreEach(tuple, value);
                break;
            case IDiscardOperation:
                break;
            case IInvalidOperation:
                problems.MarkInvalid();
                break;
            default:
                Refuse(target, "An assignment to something other than a variable");
                break;
        }
    }

    private void StoreEach(ITupleOperation targets, Value value)
    {
        if (ItemsOf(value) is { } items && items.Length == targets.Elements.Length)
        {
            for (var i = 0; i < items.Length; i++)
                Store(targets.Elements[i], items[i]);
            return;
        }

        // A refused right side still defines its variables, so that one mistake stays one diagnostic.
        foreach (var target in targets.Elements)
            Store(target, Value.Unknown);
        if (value != Value.Unknown)
            Refuse(targets, "A deconstruction of something other than a tuple");
    }
}
