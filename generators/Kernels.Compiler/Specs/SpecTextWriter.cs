using System.Text;

namespace Kernels.Compiler.Specs;

/// <summary>Writes tokens parted by blanks: words, quoted strings, <c>-</c> for null, and lists in brackets.</summary>
internal sealed class SpecTextWriter
{
    private readonly StringBuilder _text = new();

    public void WriteWord(string word)
    {
        if (_text.Length > 0)
            _text.Append(' ');
        _text.Append(word);
    }

    public void Write(int value) => WriteWord(NumberText.Print(value));

    public void Write(double value) => WriteWord(NumberText.Print(value));

    public void Write(double? value) => WriteWord(value is { } number ? NumberText.Print(number) : "-");

    public void Write(string? value)
    {
        if (value is null)
        {
            WriteWord("-");
            return;
        }

        var escaped = value.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\n", "\\n");
        WriteWord($"'{escaped}'");
    }

    public void Write<T>(EquatableArray<T> items, Action<T> writeItem)
        where T : IEquatable<T>
    {
        WriteWord("(");
        foreach (var item in items)
            writeItem(item);
        WriteWord(")");
    }

    public override string ToString() => _text.ToString();
}
