using System.Text;

namespace Kernels.Compiler.Emission;

/// <summary>Writes indented source text. Lines end in '\n', and nothing depends on the machine's culture.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

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

    /// <summary>Writes a header and an opening brace; disposing of the result writes the closing brace.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new OpenBlock(this);
    }

    /// <summary>Everything written so far.</summary>
    public override string ToString() => _text.ToString();

    private sealed class OpenBlock(SourceWriter writer) : IDisposable
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
            writer.Line("}");
        }
    }
}
