using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Choices among several cases, decided at build time.</content>
internal sealed partial class StepReader
{
    private Value Choose(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        foreach (var arm in choice.Arms)
        {
            var taken = Matches(value, arm.Pattern, arm.Guard, choice.Value);
            if (taken is null)
                return Value.Unknown;
            if (taken == true)
                return Evaluate(arm.Value);
        }

        return Refuse(choice, "A switch of which no case fits");
    }

    private Flow ReadSwitch(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        var fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses.Where(clause => clause is not IDefaultCaseClauseOperation))
            {
                var taken = Matches(value, clause, choice.Value);
                if (taken is null)
                    return Flow.Next;
                if (taken == true)
                    return ReadSection(section);
            }
        }

        return fallback is null ? Flow.Next : ReadSection(fallback);
    }

    private Flow ReadSection(ISwitchCaseOperation section)
    {
        var flow = ReadAll(section.Body);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool? Matches(Value value, ICaseClauseOperation clause, IOperation source) => clause switch
    {
        ISingleValueCaseClauseOperation single => Equal(value, single.Value, source),
        IPatternCaseClauseOperation pattern => Matches(value, pattern.Pattern, pattern.Guard, source),
        _ => Undecided(value, source),
    };

    private bool? Matches(Value value, IPatternOperation pattern, IOperation? guard, IOperation source)
    {
        var fits = Matches(value, pattern, source);
        return fits == true && guard is not null ? Decide(guard, Descriptors.RuntimeBranch) : fits;
    }

    private bool? Matches(Value value, IPatternOperation pattern, IOperation source) => pattern switch
    {
        IDiscardPatternOperation => value == Value.Unknown ? null : true,
        IConstantPatternOperation constant => Equal(value, constant.Value, source),
        IRelationalPatternOperation relation => Decided(value, relation.OperatorKind, relation.Value, source),
        INegatedPatternOperation not => !Matches(value, not.Pattern, source),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            Matches(value, either.LeftPattern, source) is not { } left ? null : left || Matches(value, either.RightPattern, source) == true,
        IBinaryPatternOperation both =>
            Matches(value, both.LeftPattern, source) is not { } left ? null : left && Matches(value, both.RightPattern, source) == true,
        _ => Undecided(value, source),
    };

    private bool? Equal(Value value, IOperation expected, IOperation source) =>
        Decided(value, BinaryOperatorKind.Equals, expected, source);

    private bool? Decided(Value value, BinaryOperatorKind relation, IOperation expected, IOperation source) =>
        value is Value.Constant known && Evaluate(expected) is Value.Constant other
        && ConstantFolding.Binary(relation, known.Boxed, other.Boxed, SpecialType.System_Boolean) is bool truth
            ? truth
            : Undecided(value, source);

    private bool? Undecided(Value value, IOperation source)
    {
        if (value != Value.Unknown)
            problems.Report(Descriptors.RuntimeBranch, source, Excerpt(source.Syntax));
        return null;
    }
}
