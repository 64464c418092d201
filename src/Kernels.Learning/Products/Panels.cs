using Kernels.Memory;

namespace Kernels.Learning.Products;

/// <summary>
/// A matrix of [terms, columns] cut into panels of a few vectors: [panel][term][column in panel], the last one filled
/// with zeros.
/// </summary>
internal sealed unsafe class Panels : IDisposable
{
    private readonly AlignedBuffer<float> _buffer;

    public Panels(int terms, int columns)
    {
        Terms = terms;
        Columns = columns;
        Width = Product.PanelWidth(columns);
        Count = (columns + Width - 1) / Width;
        _buffer = new AlignedBuffer<float>((long)Count * terms * Width);
    }

    public int Terms { get; }

    public int Columns { get; }

    public int Width { get; }

    public int Count { get; }

    public float* this[int panel] => _buffer.Pointer + ((nint)panel * Terms * Width);

    /// <summary>Takes element (term, column) from <c>source[term · termStep + column · columnStep]</c>.</summary>
    public void Pack(ReadOnlySpan<float> source, int termStep, int columnStep)
    {
        for (int column = 0; column < Columns; column++)
        {
            float* destination = this[column / Width] + (column % Width);
            for (int term = 0; term < Terms; term++)
                destination[(nint)term * Width] = source[(term * termStep) + (column * columnStep)];
        }
    }

    public void Dispose() => _buffer.Dispose();
}
