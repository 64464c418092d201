using Kernels.Execution.Derived;
using Kernels.Memory;

namespace Kernels.Execution.Compressed;

/// <summary>Weights as bfloat16, rounded to nearest even.</summary>
internal sealed unsafe class BFloat16Panels : CompressedPanels
{
    private readonly BFloat16Tiles _tiles;
    private readonly AlignedBuffer<uint> _pairs;
    private readonly int[] _start;
    private readonly int _depth;

    public BFloat16Panels(BFloat16Tiles tiles, GroupInfo info, CellSizes sizes, int width)
        : base(info, sizes, width)
    {
        _tiles = tiles;
        _start = new int[info.Terms.Length];
        for (int term = 0; term < info.Terms.Length; term++)
        {
            _start[term] = _depth;
            _depth += (sizes[info.Terms[term].OperandSize] + 1) / 2;
        }

        _pairs = new AlignedBuffer<uint>(_depth * AllColumns);
    }

    public override long Bytes => _pairs.Length * sizeof(uint);

    public override bool GuardsIntact => _pairs.GuardsIntact;

    /// <summary>The upper half of a float, rounded to nearest even. NaN stays NaN.</summary>
    public static ushort Round(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
            return (ushort)((bits >> 16) | 0x40);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    public override void Pack(int panel, MatrixPointers<float> matrices)
    {
        int columns = ColumnsOf(panel);
        for (int term = 0; term < Info.Terms.Length; term++)
        {
            var values = new float[Sizes[Info.Terms[term].OperandSize]];
            uint* target = At(panel, term);
            for (int column = 0; column < columns; column++)
            {
                Column(panel, term, column, matrices, values);
                for (int k = 0; k < values.Length; k++)
                    target[((nint)(k / 2) * columns) + column] |= (uint)Round(values[k]) << (k % 2 * 16);
            }
        }
    }

    public override void Multiply(PanelRange range, int term, in CompressedOperand a, int rows,
        in CompressedResult result)
    {
        int columns = ColumnsOf(range.From);
        nint depth = Sizes[Info.Terms[term].OperandSize];
        int total = columns / _tiles.Lanes;
        int widest = _tiles.StripVectors(rows, total);
        for (int i = 0; i < range.Count; i++)
        {
            int at = range.At(i);
            uint* pairs = At(range.From + at, term);
            float* init = result.Init + (at * result.InitGap);
            float* c = result.C + (at * result.CGap);
            for (int first = 0; first < total; first += widest)
            {
                int vectors = Math.Min(widest, total - first);
                nint column = (nint)first * _tiles.Lanes;
                for (int row = 0; row < rows;)
                {
                    int height = _tiles.Height(rows - row, vectors);
                    _tiles.Tile(height, vectors)(a.Values + (row * a.Stride), a.Stride, pairs + column, columns, depth,
                        init + (row * result.InitStride) + column, result.InitStride,
                        c + ((nint)row * columns) + column, columns);
                    row += height;
                }
            }
        }
    }

    public override void Dispose() => _pairs.Dispose();

    private uint* At(int panel, int term) =>
        _pairs.Pointer + (_depth * FirstColumn(panel)) + ((nint)_start[term] * ColumnsOf(panel));
}
