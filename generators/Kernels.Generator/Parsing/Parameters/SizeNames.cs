using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Parsing;

/// <summary>
/// What <c>[Size]</c> may say: a name (a dot leads into a nested cell), a number, and what is made of these by
/// <c>+</c>, <c>*</c>, parentheses, and <c>/</c> by a number that divides it.
/// </summary>
internal static class SizeNames
{
    public static void Check(IParameterSymbol parameter, ProblemList problems)
    {
        foreach (var text in new[] { WeightParser.Size(parameter), WeightParser.Columns(parameter) })
        {
            if (text is not null && !IsSize(text))
                problems.Report(Descriptors.SizeText, parameter.Locations[0], parameter.Name, text);
        }
    }

    public static bool IsSize(string text)
    {
        var place = 0;
        return Sum(text, ref place) && place == text.Length;
    }

    private static bool Sum(string text, ref int place)
    {
        do
        {
            if (!Product(text, ref place))
                return false;
        }
        while (Skip(text, ref place, '+'));
        return true;
    }

    private static bool Product(string text, ref int place)
    {
        do
        {
            if (!Part(text, ref place))
                return false;
        }
        while (Skip(text, ref place, '*'));
        return true;
    }

    private static bool Part(string text, ref int place) =>
        (Skip(text, ref place, '(') ? Sum(text, ref place) && Skip(text, ref place, ')') : Number(text, ref place) || Name(text, ref place))
        && (!Skip(text, ref place, '/') || Number(text, ref place));

    private static bool Number(string text, ref int place)
    {
        var start = place;
        while (place < text.Length && text[place] is >= '0' and <= '9')
            place++;
        var length = place - start;
        SkipSpaces(text, ref place);
        return length is > 0 and < 10 && text[start] != '0';
    }

    private static bool Name(string text, ref int place)
    {
        do
        {
            if (place == text.Length || !SyntaxFacts.IsIdentifierStartCharacter(text[place]))
                return false;
            while (place < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[place]))
                place++;
        }
        while (Skip(text, ref place, '.'));
        SkipSpaces(text, ref place);
        return true;
    }

    private static bool Skip(string text, ref int place, char sign)
    {
        if (place == text.Length || text[place] != sign)
            return false;
        place++;
        SkipSpaces(text, ref place);
        return true;
    }

    private static void SkipSpaces(string text, ref int place)
    {
        while (place < text.Length && text[place] == ' ')
            place++;
    }
}
