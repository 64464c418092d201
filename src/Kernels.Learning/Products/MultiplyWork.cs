using Kernels.Execution;

namespace Kernels.Learning.Products;

/// <summary>y = start + x · panels; threads divide the rows.</summary>
internal sealed unsafe class MultiplyWork(int threads) : IWork
{
    private float* _x;
    private float* _y;
    private float* _start;
    private Panels _panels = null!;
    private int _xStride;
    private int _yStride;
    private int _startStep;
    private int _rows;

    /// <param name="x">[rows, terms].</param>
    /// <param name="xStride">Elements between rows of x.</param>
    /// <param name="y">[rows, columns].</param>
    /// <param name="yStride">Elements between rows of y.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panels">[terms, columns].</param>
    /// <param name="start">What the first panel's columns start from.</param>
    /// <param name="startStep">
    /// From there to the next panel's: its width, or 0 when all panels start from the same zeros.
    /// </param>
    public void Set(float* x, int xStride, float* y, int yStride, int rows, Panels panels, float* start, int startStep)
    {
        _x = x;
        _xStride = xStride;
        _y = y;
        _yStride = yStride;
        _rows = rows;
        _panels = panels;
        _start = start;
        _startStep = startStep;
    }

    public void Execute(int member)
    {
        (int row, int end) = new Share(member, threads).Of(_rows);
        for (int panel = 0; panel < _panels.Count; panel++)
        {
            int column = panel * _panels.Width;
            Product.Multiply(
                _x + ((nint)row * _xStride), _xStride, end - row, _panels[panel], _panels.Width, _panels.Terms,
                _start + (panel * _startStep),
                _y + ((nint)row * _yStride) + column, _yStride, Math.Min(_panels.Width, _panels.Columns - column));
        }
    }
}
