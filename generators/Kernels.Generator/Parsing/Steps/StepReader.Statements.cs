using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Statements.</content>
internal sealed partial class StepReader
{
    /// <summary>Where control goes after a statement.</summary>
    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
    }

    private Flow ReadStatement(IOperation statement)
    {
        CountVisit(statement);
        switch (statement)
        {
            case IBlockOperation block:
                return ReadAll(block.Operations);
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    ReadDeclaration(declaration);
                return Flow.Next;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Flow.Next;
            case IReturnOperation result:
                return ReadReturn(result);
            case IConditionalOperation branch:
                return ReadIf(branch);
            case ISwitchOperation choice:
                return ReadSwitch(choice);
            case IForLoopOperation loop:
                return ReadFor(loop);
            case IForEachLoopOperation loop:
                return ReadForEach(loop);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Flow.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Flow.Continue;
            case IEmptyOperation or ILocalFunctionOperation:
                return Flow.Next;
            default:
                return RefuseStatement(statement);
        }
    }

    private Flow ReadAll(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            var flow = ReadStatement(statement);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    private void ReadDeclaration(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            if ((declarator.Initializer ?? declaration.Initializer) is { } initializer)
                Assign(declarator.Symbol, Evaluate(initializer.Value));
        }
    }

    private Flow ReadReturn(IReturnOperation result)
    {
        var frame = _frames.Peek();
        frame.Result = result.ReturnedValue is { } value ? Evaluate(value) : null;
        if (_frames.Count == 1 && Unwrap(result.ReturnedValue) is IParameterReferenceOperation reference)
            ReturnedParameter = _variables.IsAssigned(reference.Parameter) ? reference.Parameter : null;
        return Flow.Return;
    }

    private Flow ReadIf(IConditionalOperation branch)
    {
        if (Decide(branch.Condition, Descriptors.RuntimeBranch) is not { } condition)
            return Flow.Next;
        var taken = condition ? branch.WhenTrue : branch.WhenFalse;
        return taken is null ? Flow.Next : ReadStatement(taken);
    }

    private Flow ReadFor(IForLoopOperation loop)
    {
        ReadAll(loop.Before);
        while (loop.Condition is null || Decide(loop.Condition, Descriptors.LoopBound) == true)
        {
            var flow = ReadStatement(loop.Body);
            if (flow == Flow.Return)
                return flow;
            if (flow == Flow.Break)
                break;
            ReadAll(loop.AtLoopBottom);
        }

        return Flow.Next;
    }

    private Flow ReadForEach(IForEachLoopOperation loop)
    {
        var collection = Evaluate(loop.Collection);
        if (CountOf(collection) is not { } count
            || loop.LoopControlVariable is not IVariableDeclaratorOperation variable)
        {
            if (collection != Value.Unknown)
                problems.Report(Descriptors.UnsupportedStatement, loop.Collection, "foreach");
            return Flow.Next;
        }

        for (var i = 0; i < count; i++)
        {
            Assign(variable.Symbol, Element(collection, i, loop.Collection));
            var flow = ReadStatement(loop.Body);
            if (flow == Flow.Return)
                return flow;
            if (flow == Flow.Break)
                break;
        }

        return Flow.Next;
    }

    /// <summary>The truth of a condition at build time, or null after reporting that it has none.</summary>
    private bool? Decide(IOperation condition, DiagnosticDescriptor otherwise)
    {
        var value = Evaluate(condition);
        if (value is Value.Constant { Boxed: bool truth })
            return truth;
        if (value != Value.Unknown)
            problems.Report(otherwise, condition, Excerpt(condition.Syntax));
        return null;
    }

    private Flow RefuseStatement(IOperation statement)
    {
        if (statement is IInvalidOperation)
            problems.MarkInvalid();
        else if (statement is IWhileLoopOperation { Condition: { } condition })
            problems.Report(Descriptors.UnsupportedStatement, condition, "while");
        else
            ReportStatement(statement);
        return Flow.Next;
    }

    /// <summary>
    /// Named by its first word, where the squiggle is, too: a whole block underlined hides the mistake.
    /// </summary>
    private void ReportStatement(IOperation statement)
    {
        var word = statement.Syntax.GetFirstToken();
        problems.Report(Descriptors.UnsupportedStatement, word.GetLocation(), word.Text);
    }
}
