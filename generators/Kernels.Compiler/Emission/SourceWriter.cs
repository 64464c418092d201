using System.Text;

namespace Kernels.Compiler.Emission;

/// <summary>Writes indented source text. Lines end in '\n', and nothing depends on the machine's culture.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;
    private const int LineWidth = 120;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Text as a documentation comment holds it, which is XML.</summary>
    public static string InDocumentation(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Writes one line at the current indentation.</summary>
    public void Line(string text)
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * IndentSize).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes an empty line.</summary>
    public void Line() => Line("");

    /// <summary>Writes pieces separated by blanks, as many to a line as fit the line width.</summary>
    /// <param name="pieces">What may not be broken.</param>
    /// <param name="first">Begins the first line.</param>
    /// <param name="further">Begins every further line.</param>
    public void Wrapped(IEnumerable<string> pieces, string first = "", string further = "")
    {
        string line = first;
        bool isEmpty = true;
        foreach (string piece in pieces)
        {
            if (!isEmpty && (_depth * IndentSize) + line.Length + 1 + piece.Length > LineWidth)
            {
                Line(line);
                line = further;
                isEmpty = true;
            }

            line += isEmpty ? piece : " " + piece;
            isEmpty = false;
        }

        if (!isEmpty)
        {
            Line(line);
        }
    }

    /// <summary>Writes a comment, broken between words where it is long.</summary>
    public void Comment(string text) => Wrapped(text.Split(' '), "// ", "//     ");

    /// <summary>Writes a one-sentence documentation comment.</summary>
    public void Summary(string text) => Wrapped($"<summary>{text}</summary>".Split(' '), "/// ", "/// ");

    /// <summary>Writes a statement, broken after commas where it is long.</summary>
    public void Statement(string text) => Wrapped(text.Replace(", ", ",\n").Split('\n'), "", "    ");

    /// <summary>Writes a header and an opening brace; disposing of the result writes the closing brace.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        return Open("{", "}");
    }

    /// <summary>Writes an opening line and indents; disposing of the result writes the closing line.</summary>
    public IDisposable Open(string opening, string closing)
    {
        Line(opening);
        _depth++;
        return new OpenBlock(this, closing);
    }

    /// <summary>Everything written so far.</summary>
    public override string ToString() => _text.ToString();

    private sealed class OpenBlock(SourceWriter writer, string closing) : IDisposable
    {
        private bool _closed;

        public void Dispose()
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            writer._depth--;
            writer.Line(closing);
        }
    }
}
