using Kernels.Execution.Derived;
using Kernels.Memory;

namespace Kernels.Execution.Compressed;

/// <summary>Weights as signed bytes, −127 to 127, with one scale per row of a weight matrix (one output unit).</summary>
internal sealed unsafe class Int8Panels : CompressedPanels
{
    /// <summary>Longest k range whose sum of 255 · 127 each fits 32 bits.</summary>
    public const int MostDepth = int.MaxValue / (255 * 127);

    private readonly AlignedBuffer<sbyte> _bytes;
    private readonly AlignedBuffer<float> _scales;
    private readonly AlignedBuffer<int> _offsets;
    private readonly int[] _start;
    private readonly int[] _wordsOf;
    private readonly int _words;

    public Int8Panels(Int8Tiles tiles, GroupInfo info, CellSizes sizes, int width)
        : base(info, sizes, width)
    {
        Tiles = tiles;
        _start = new int[info.Terms.Length];
        _wordsOf = new int[info.Terms.Length];
        for (int term = 0; term < info.Terms.Length; term++)
        {
            int depth = sizes[info.Terms[term].OperandSize];
            if (depth > MostDepth)
            {
                throw new NotSupportedException(
                    $"A product over {depth} elements does not fit the 32-bit sums of int8 weights, which hold "
                    + $"{MostDepth}; use {nameof(WeightFormat)}.{nameof(WeightFormat.BFloat16)}.");
            }

            _start[term] = _words;
            _wordsOf[term] = (depth + tiles.Depth - 1) / tiles.Depth;
            _words += _wordsOf[term];
        }

        _bytes = new AlignedBuffer<sbyte>(_words * tiles.Depth * AllColumns);
        _scales = new AlignedBuffer<float>(info.Terms.Length * AllColumns);
        _offsets = new AlignedBuffer<int>(info.Terms.Length * AllColumns);
    }

    public Int8Tiles Tiles { get; }

    public override long Bytes => _bytes.Length + (_scales.Length * sizeof(float)) + (_offsets.Length * sizeof(int));

    public override bool GuardsIntact => _bytes.GuardsIntact && _scales.GuardsIntact && _offsets.GuardsIntact;

    /// <summary>Words of one row of a term's operand.</summary>
    public int WordsOf(int term) => _wordsOf[term];

    /// <summary>Elements of one row of a term's operand.</summary>
    public int DepthOf(int term) => Sizes[Info.Terms[term].OperandSize];

    public override void Pack(int panel, MatrixPointers<float> matrices)
    {
        int columns = ColumnsOf(panel);
        for (int term = 0; term < Info.Terms.Length; term++)
        {
            var values = new float[DepthOf(term)];
            var rounded = new sbyte[values.Length];
            nint scale = ScaleAt(panel, term);
            sbyte* target = At(panel, term);
            for (int column = 0; column < columns; column++)
            {
                Column(panel, term, column, matrices, values);
                _scales.Pointer[scale + column] = Int8Rounding.Row(values, rounded);
                int sum = 0;
                for (int k = 0; k < rounded.Length; k++)
                {
                    (int word, int place) = Math.DivRem(k, Tiles.Depth);
                    target[((((nint)word * columns) + column) * Tiles.Depth) + place] = rounded[k];
                    sum += rounded[k];
                }

                _offsets.Pointer[scale + column] = Tiles.Offset * sum;
            }
        }
    }

    public override void Multiply(PanelRange range, int term, in CompressedOperand a, int rows,
        in CompressedResult result)
    {
        int columns = ColumnsOf(range.From);
        int total = columns / Tiles.Lanes;
        int widest = Tiles.StripVectors(rows, total);
        Int8Product product = new()
        {
            AStride = WordsOf(term),
            Words = WordsOf(term),
            PanelStride = columns,
            InitStride = result.InitStride,
            CStride = columns,
        };
        for (int i = 0; i < range.Count; i++)
        {
            int at = range.At(i);
            sbyte* bytes = At(range.From + at, term);
            nint scale = ScaleAt(range.From + at, term);
            float* init = result.Init + (at * result.InitGap);
            float* c = result.C + (at * result.CGap);
            for (int first = 0; first < total; first += widest)
            {
                int vectors = Math.Min(widest, total - first);
                nint column = (nint)first * Tiles.Lanes;
                product.Panel = bytes + (column * Tiles.Depth);
                product.ColumnScale = _scales.Pointer + scale + column;
                product.ColumnOffset = _offsets.Pointer + scale + column;
                for (int row = 0; row < rows;)
                {
                    int height = Tiles.Height(rows - row, vectors);
                    product.A = a.Words + (row * product.Words);
                    product.RowScale = a.Scales + row;
                    product.Init = init + (row * result.InitStride) + column;
                    product.C = c + ((nint)row * columns) + column;
                    Tiles.Tile(height, vectors)(&product);
                    row += height;
                }
            }
        }
    }

    public override void Dispose()
    {
        _bytes.Dispose();
        _scales.Dispose();
        _offsets.Dispose();
    }

    private sbyte* At(int panel, int term) =>
        _bytes.Pointer + (Tiles.Depth * ((_words * FirstColumn(panel)) + ((nint)_start[term] * ColumnsOf(panel))));

    private nint ScaleAt(int panel, int term) =>
        (Info.Terms.Length * FirstColumn(panel)) + ((nint)term * ColumnsOf(panel));
}
