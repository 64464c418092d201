using Kernels.Execution;
using Kernels.Memory;

namespace Kernels.Learning.Products;

/// <summary>dW[o, i] += Σ over rows of dy[row, o] · x[row, i]; threads divide the columns i.</summary>
internal sealed unsafe class OuterWork : IWork, IDisposable
{
    /// <summary>Rows that go through one chain of a weight gradient; longer chains lose accuracy in single precision.</summary>
    public const int RowsInRun = 256;

    private readonly int _threads;
    private readonly int _input;
    private readonly int _output;
    private readonly int _panelCount;
    private readonly int _width;
    private readonly AlignedBuffer<float> _packed;
    private float* _x;
    private float* _dy;
    private float* _dw;
    private int _rows;

    public OuterWork(int input, int output, int threads)
    {
        _threads = threads;
        _input = input;
        _output = output;
        _width = Product.PanelWidth(input);
        _panelCount = (input + _width - 1) / _width;
        _packed = new AlignedBuffer<float>((long)threads * RowsInRun * _width);
    }

    public void Set(float* x, float* dy, float* dw, int rows)
    {
        _x = x;
        _dy = dy;
        _dw = dw;
        _rows = rows;
    }

    public void Execute(int member)
    {
        float* packed = _packed.Pointer + ((nint)member * RowsInRun * _width);
        (int first, int end) = new Share(member, _threads).Of(_panelCount);
        for (int row = 0; row < _rows; row += RowsInRun)
        {
            int rows = Math.Min(RowsInRun, _rows - row);
            for (int panel = first; panel < end; panel++)
            {
                int column = panel * _width;
                int columns = Math.Min(_width, _input - column);
                Pack(_x + ((nint)row * _input) + column, rows, columns, packed);
                Product.AddOuter(
                    _dy + ((nint)row * _output), _output, _output, packed, _width, rows, _dw + column, _input, columns);
            }
        }
    }

    public void Dispose() => _packed.Dispose();

    private void Pack(float* x, int rows, int columns, float* packed)
    {
        for (int r = 0; r < rows; r++)
        {
            var row = new Span<float>(packed + (r * _width), _width);
            new ReadOnlySpan<float>(x + ((nint)r * _input), columns).CopyTo(row);
            row[columns..].Clear();
        }
    }
}
