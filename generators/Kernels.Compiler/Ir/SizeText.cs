using System.Globalization;

namespace Kernels.Compiler.Ir;

/// <summary>
/// Sizes made of others, by their names: <c>A+B</c> of vectors side by side, <c>A×B</c> of a matrix, <c>A/4</c> of a part, rounded up, <c>A÷4</c> of one of equal parts,
/// <c>4</c> for a constant; a sum among other signs is in parentheses. Nobody gives them a value: they have one when the others have.
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

    /// <summary>Units of a matrix.</summary>
    public static string Product(string rows, string columns) => $"{Whole(rows)}×{Whole(columns)}";

    /// <summary>Units of vectors side by side. Equal terms are counted, and all parts of one size are that size.</summary>
    public static string Sum(IEnumerable<string> sizes)
    {
        var constant = 0;
        var terms = new List<(string Size, int Count)>();
        foreach (var term in sizes.SelectMany(Terms))
        {
            if (Constant(term) is { } number)
                constant += number;
            else if (Parts(term) is ('×', var left, var right) && Constant(left) is { } times)
                Count(right, times);
            else if (Parts(term) is ('×', var of, var factor) && Constant(factor) is { } repeats)
                Count(of, repeats);
            else
                Count(term, 1);
        }

        var sums = terms.Select(t => Times(t.Count, t.Size)).Concat(constant > 0 || terms.Count == 0 ? [Text(constant)] : []);
        return string.Join("+", sums);

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
            Count(whole, total / all);
        }
    }

    /// <summary>A size divided by a constant, rounded up.</summary>
    public static string Part(string size, int divisor) => divisor == 1 ? size : $"{Single(size)}/{Text(divisor)}";

    /// <summary>One of equal parts of a size.</summary>
    public static string EqualPart(string size, int parts) => parts == 1 ? size
        : Parts(size) is ('×', var factor, var part) && Constant(factor) == parts ? part : $"{Single(size)}÷{Text(parts)}";

    /// <summary>A size as a declaration writes it, <c>1 + Half*2</c>, by the name that it has here: the one that a sum of such vectors has.</summary>
    public static string Declared(string size) => Sum([size.Replace(" ", "").Replace('*', '×')]);

    /// <summary>Some times a size.</summary>
    public static string Times(int factor, string size) => factor == 0 ? "0" : factor == 1 ? size : Constant(size) is { } constant
        ? Text(factor * constant) : $"{Text(factor)}×{Whole(size)}";

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

    private static string Joined(char sign, string left, string right) => sign switch
    {
        '+' => $"{left}+{right}",
        '×' => Product(left, right),
        _ => $"{Single(left)}{sign}{Single(right)}",
    };

    // As a factor: products bind less than divisions and more than sums.
    private static string Whole(string size) => LastOf('+', size) >= 0 ? $"({size})" : size;

    // As what is divided.
    private static string Single(string size) => Parts(size) is null ? size : $"({size})";

    private static string Bare(string size) => size.Length > 2 && size[0] == '(' && Close(size) == size.Length - 1
        ? size.Substring(1, size.Length - 2) : size;

    // Where the parenthesis that a size begins with is closed.
    private static int Close(string size)
    {
        var depth = 0;
        for (var i = 0; i < size.Length; i++)
        {
            depth += size[i] == '(' ? 1 : size[i] == ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
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
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
