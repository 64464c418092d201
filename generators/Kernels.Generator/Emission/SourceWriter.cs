using System.Text;

namespace Kernels.Generator.Emission;

/// <summary>Writes lines of C# at an indentation, always with \n.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    public SourceWriter Lines(params string[] lines)
    {
        foreach (var line in lines)
            Line(line);
        return this;
    }

    public SourceWriter Open(string head)
    {
        Line(head).Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Close()
    {
        _depth--;
        return Line("}");
    }

    /// <summary>Lines one level deeper.</summary>
    public SourceWriter Indented(IEnumerable<string> lines)
    {
        _depth++;
        foreach (var line in lines)
            Line(line);
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
