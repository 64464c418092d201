using Kernels.Memory;

namespace Kernels.Execution.Compressed;

/// <summary>One thread's operands as whole numbers: rounded once for all panels of a part.</summary>
internal sealed unsafe class RoundedOperands : IDisposable
{
    private readonly AlignedBuffer<int> _words = new();
    private readonly AlignedBuffer<float> _scales = new();
    private int _from;
    private int _rows;

    public bool GuardsIntact => _words.GuardsIntact && _scales.GuardsIntact;

    /// <summary>Rounds the rows of all operands of a part's int8 groups.</summary>
    public void Round(RoundedLayout layout, nint* moments, (int From, int To) rows)
    {
        (_from, _rows) = (rows.From, rows.To - rows.From);
        _words.Ensure((long)layout.Words * _rows);
        _scales.Ensure((long)layout.Terms.Length * _rows);
        for (int i = 0; i < layout.Terms.Length; i++)
        {
            RoundedTerm term = layout.Terms[i];
            int* target = _words.Pointer + ((nint)term.Start * _rows);
            float* scale = _scales.Pointer + ((nint)i * _rows);
            for (int row = 0; row < _rows; row++)
            {
                scale[row] = Int8Rounding.Words(term.Run.Place.At(moments, _from + row), term.Depth,
                    target + ((nint)row * term.Words), term.AsBytes);
            }
        }
    }

    /// <summary>The rounded rows of one term.</summary>
    /// <param name="layout">The part's layout.</param>
    /// <param name="index">The term, counted through the part.</param>
    /// <param name="row">First row.</param>
    public CompressedOperand Of(RoundedLayout layout, int index, int row)
    {
        RoundedTerm term = layout.Terms[index];
        return new CompressedOperand
        {
            Words = _words.Pointer + ((nint)term.Start * _rows) + ((nint)(row - _from) * term.Words),
            Scales = _scales.Pointer + ((nint)index * _rows) + (row - _from),
        };
    }

    public void Dispose()
    {
        _words.Dispose();
        _scales.Dispose();
    }
}
