using System.Globalization;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Ir;

/// <summary>
/// Sizes made of others, by their names: <c>A+B</c> of vectors side by side, <c>A×B</c> of a matrix, <c>A/4</c> of a part, rounded up, <c>A÷4</c> of one of equal parts,
/// <c>4</c> for a constant. What is divided, and a sum among other signs, is in parentheses. Nobody gives them a value: they have one when the others have.
/// One size has one text as far as that can be told without values: <c>Half+Half</c> is <c>2×Half</c>, a quarter of it <c>Half÷2</c>.
/// </summary>
internal static class SizeText
{
    // From the one that binds least.
    private static readonly char[] Signs = ['+', '×', '/', '÷'];

    /// <summary>Whether a size is made of others, or a constant.</summary>
    public static bool IsMade(string size) => Parts(size) is not null || Constant(size) is not null;

    /// <summary>A size of a nested cell, by the names that its sizes have outside of it.</summary>
    public static string Within(string prefix, string size) => Parts(size) is var (sign, left, right)
        ? Joined(sign, Within(prefix, left), Within(prefix, right)) : Constant(size) is null ? prefix + size : size;

    /// <summary>Units of a matrix: of one row or column those of a vector, of a constant number of them those of as many side by side.</summary>
    public static string Product(string rows, string columns) => (Constant(rows), Constant(columns)) switch
    {
        (1, _) => columns,
        (_, 1) => rows,
        ({ } many, _) => Times(many, columns),
        (_, { } many) => Times(many, rows),
        _ => $"{Whole(rows)}×{Whole(columns)}",
    };

    /// <summary>Units of vectors side by side. Equal terms are counted, and all parts of one size are that size.</summary>
    public static string Sum(IEnumerable<string> sizes)
    {
        var constant = 0;
        var terms = new List<(string Size, int Count)>();
        foreach (var size in sizes)
            Add(size, 1);
        var sums = terms.Select(t => Counted(t.Count, t.Size)).Concat(constant > 0 || terms.Count == 0 ? [Text(constant)] : []);
        return string.Join("+", sums);

        void Add(string size, int count)
        {
            foreach (var term in Terms(size))
            {
                if (Constant(term) is { } number)
                    constant += count * number;
                else if (Multiple(term) is var (times, of))
                    Add(of, count * times);
                else
                    Count(term, count);
            }
        }

        void Count(string size, int count)
        {
            var place = terms.FindIndex(t => t.Size == size);
            var total = count + (place < 0 ? 0 : terms[place].Count);
            if (place < 0)
                terms.Add((size, total));
            else
                terms[place] = (size, total);
            if (Parts(size) is not ('÷', var whole, var parts) || total < Constant(parts))
                return;
            var all = Constant(parts)!.Value;
            terms.RemoveAll(t => t.Size == size);
            if (total % all > 0)
                terms.Add((size, total % all));
            Add(whole, total / all);
        }
    }

    /// <summary>A size divided by a constant, rounded up.</summary>
    public static string Part(string size, int divisor) => divisor == 1 ? size : $"{Divided(size)}/{Text(divisor)}";

    /// <summary>One of equal parts of a size.</summary>
    public static string EqualPart(string size, int parts)
    {
        if (parts == 1)
            return size;
        if (Constant(size) is { } constant && constant % parts == 0)
            return Text(constant / parts);
        if (Multiple(size) is var (times, of) && GreatestDivisor(times, parts) is > 1 and var common)
            return Times(times / common, EqualPart(of, parts / common));
        return Parts(size) is ('÷', var whole, var earlier) && Constant(earlier) is { } divisor
            ? EqualPart(whole, divisor * parts) : $"{Divided(size)}÷{Text(parts)}";
    }

    /// <summary>A size as a declaration writes it, <c>1 + Half*2</c>, by the name that it has here: the one that a sum of such vectors has.</summary>
    public static string Declared(string size) => Sum([size.Replace(" ", "").Replace('*', '×').Replace('/', '÷')]);

    /// <summary>Some times a size.</summary>
    public static string Times(int factor, string size) => Sum(Enumerable.Repeat(size, factor));

    /// <summary>Whether two texts are one size: terms of a sum and factors of a product have no order.</summary>
    public static bool Same(string a, string b) => a == b || Ordered(a) == Ordered(b);

    /// <summary>The last sign of a made size, and what stands on both sides of it; null for a constant and for a size with a name.</summary>
    public static (char Sign, string Left, string Right)? Parts(string size)
    {
        foreach (var sign in Signs)
        {
            if (LastOf(sign, size) is >= 0 and var place)
                return (sign, Bare(size.Substring(0, place)), Bare(size.Substring(place + 1)));
        }

        return null;
    }

    /// <summary>The number that a size is; null where it is not a constant.</summary>
    public static int? Constant(string size) =>
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The value of a size, given those of sizes with a name.</summary>
    public static int Value(string size, Func<string, int> value) => Parts(size) switch
    {
        ('+', var left, var right) => Value(left, value) + Value(right, value),
        ('×', var left, var right) => Value(left, value) * Value(right, value),
        (_, var left, var right) => (Value(left, value) + Value(right, value) - 1) / Value(right, value),
        null => Constant(size) ?? value(size),
    };

    /// <summary>A size and what it is made of, parts before wholes.</summary>
    public static IEnumerable<string> WithParts(string size) => Parts(size) is var (_, left, right)
        ? WithParts(left).Concat(WithParts(right)).Append(size) : [size];

    // Two quarters are a half.
    private static string Counted(int count, string size) => count == 1 ? size
        : Parts(size) is ('÷', var whole, var parts) && Constant(parts) is { } all && GreatestDivisor(count, all) is > 1 and var common
            ? Counted(count / common, EqualPart(whole, all / common))
        : $"{Text(count)}×{Whole(size)}";

    private static string Joined(char sign, string left, string right) => sign switch
    {
        '+' => $"{left}+{right}",
        '×' => Product(left, right),
        _ => $"{Divided(left)}{sign}{Divided(right)}",
    };

    private static string Ordered(string size) => Parts(size) switch
    {
        ('+', _, _) => string.Join("+", Operands('+', size).OrderBy(term => term, StringComparer.Ordinal)),
        ('×', _, _) => string.Join("×", Operands('×', size).OrderBy(factor => factor, StringComparer.Ordinal)),
        (var sign, var left, var right) => $"({Ordered(left)}){sign}({Ordered(right)})",
        null => size,
    };

    private static IEnumerable<string> Operands(char sign, string size) => Parts(size) is var (found, left, right) && found == sign
        ? Operands(sign, left).Concat(Operands(sign, right)) : [Parts(size) is null ? size : $"({Ordered(size)})"];

    private static string Whole(string size) => LastOf('+', size) >= 0 ? $"({size})" : size;

    private static string Divided(string size) => Parts(size) is null ? size : $"({size})";

    private static (int Times, string Of)? Multiple(string size) => Parts(size) is not ('×', var left, var right) ? null
        : Constant(left) is { } first ? (first, right)
        : Constant(right) is { } second ? (second, left)
        : Multiple(left) is var (times, of) ? (times, Product(of, right)) : null;

    private static int GreatestDivisor(int a, int b) => b == 0 ? a : GreatestDivisor(b, a % b);

    private static string Bare(string size) => IsEnclosed(size) ? size.Substring(1, size.Length - 2) : size;

    // Whether the parenthesis at the beginning is closed at the end.
    private static bool IsEnclosed(string size)
    {
        var depth = 0;
        return size[0] == '(' && size.TakeWhile(c => (depth += c == '(' ? 1 : c == ')' ? -1 : 0) > 0).Count() == size.Length - 1;
    }

    private static IEnumerable<string> Terms(string size) => LastOf('+', size) is >= 0 and var plus
        ? Terms(size.Substring(0, plus)).Append(size.Substring(plus + 1)) : [size];

    // The last one that stands in no parentheses.
    private static int LastOf(char sign, string size)
    {
        var depth = 0;
        for (var i = size.Length - 1; i >= 0; i--)
        {
            depth += size[i] == ')' ? 1 : size[i] == '(' ? -1 : 0;
            if (depth == 0 && size[i] == sign)
                return i;
        }

        return -1;
    }

    /// <summary>The name of a constant.</summary>
    public static string Text(int value) => NumberText.Print(value);
}
