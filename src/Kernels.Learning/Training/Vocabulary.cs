using System.Globalization;
using System.Text;

namespace Kernels.Learning.Training;

/// <summary>The characters of a text, numbered in ordinal order.</summary>
public sealed class Vocabulary
{
    /// <summary>Stands for every character that has no number of its own.</summary>
    public const char Unknown = '\uFFFD';

    private readonly char[] _characters;
    private readonly Dictionary<char, int> _numbers;

    private Vocabulary(IEnumerable<char> characters)
    {
        _characters = [.. characters.Order()];
        _numbers = _characters.Select((c, i) => (c, i)).ToDictionary(pair => pair.c, pair => pair.i);
    }

    /// <summary>Number of symbols.</summary>
    public int Count => _characters.Length;

    /// <summary>Collects the characters of a text.</summary>
    /// <param name="text">The text; at least one character.</param>
    /// <param name="maximum">
    /// Largest number of symbols; when there are more, the rarest become <see cref="Unknown"/>.
    /// </param>
    public static Vocabulary Of(string text, int maximum = 128)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 2);
        List<char> characters =
            [.. text.CountBy(c => c).OrderByDescending(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key)];
        if (characters.Count > maximum)
            characters = [.. characters.Where(c => c != Unknown).Take(maximum - 1), Unknown];
        return new Vocabulary(characters);
    }

    /// <summary>Numbers of a text's characters.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character has no number and there is no <see cref="Unknown"/>.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Select(Number)];
    }

    /// <summary>The character of a number.</summary>
    /// <param name="symbol">From 0 to <see cref="Count"/> − 1.</param>
    public char Decode(int symbol) => _characters[symbol];

    /// <summary>The text of some numbers.</summary>
    /// <param name="symbols">Numbers.</param>
    public string Decode(ReadOnlySpan<int> symbols)
    {
        var text = new StringBuilder(symbols.Length);
        foreach (int symbol in symbols)
            text.Append(Decode(symbol));
        return text.ToString();
    }

    private int Number(char character)
    {
        if (_numbers.TryGetValue(character, out int number) || _numbers.TryGetValue(Unknown, out number))
            return number;
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture,
                $"Character U+{(int)character:X4} is not in the vocabulary of {Count} characters."),
            nameof(character));
    }
}
