using System.Text;

namespace Kernels.Compiler.Specs;

/// <summary>Reads what <see cref="SpecTextWriter"/> wrote; anything else is a <see cref="FormatException"/>.</summary>
internal sealed class SpecTextReader(string text)
{
    private int _position;

    public string ReadString() => ReadOptionalString() ?? throw Unexpected("a string");

    public string? ReadOptionalString()
    {
        SkipBlanks();
        if (Peek() != '\'')
            return ReadWord() == "-" ? null : throw Unexpected("a string or '-'");
        _position++;
        var value = new StringBuilder();
        for (; Peek() != '\''; _position++)
            value.Append(Peek() == '\\' ? ReadEscape() : Peek());
        _position++;
        return value.ToString();
    }

    public int ReadInteger() => NumberText.ParseInteger(ReadWord());

    public double ReadNumber() => NumberText.Parse(ReadWord());

    public double? ReadOptionalNumber()
    {
        var word = ReadWord();
        return word == "-" ? null : NumberText.Parse(word);
    }

    public T ReadEnum<T>()
        where T : struct, Enum
        => Enum.TryParse<T>(ReadWord(), out var value) ? value : throw Unexpected($"a {typeof(T).Name}");

    public EquatableArray<T> ReadList<T>(Func<T> readItem)
        where T : IEquatable<T>
    {
        if (ReadWord() != "(")
            throw Unexpected("'('");
        var items = new List<T>();
        for (SkipBlanks(); Peek() != ')'; SkipBlanks())
            items.Add(readItem());
        _position++;
        return new EquatableArray<T>(items);
    }

    public void ExpectEnd()
    {
        SkipBlanks();
        if (_position < text.Length)
            throw Unexpected("the end");
    }

    private string ReadWord()
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length && text[_position] != ' ')
            _position++;
        return text.Substring(start, _position - start);
    }

    private char ReadEscape()
    {
        _position++;
        return Peek() == 'n' ? '\n' : Peek();
    }

    private char Peek() => _position < text.Length ? text[_position] : throw Unexpected("more text");

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] == ' ')
            _position++;
    }

    private FormatException Unexpected(string expected) =>
        new($"The spec's text is damaged: expected {expected} at position {NumberText.Print(_position)}.");
}
