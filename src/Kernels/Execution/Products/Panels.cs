using System.Numerics;
using Kernels.Execution.Compressed;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>The weights of one product group, packed in the order in which the tiles read them.</summary>
/// <remarks>
/// Units lie in panels of <see cref="Width"/>; within a panel the columns of member m start at m · width. A panel is
/// cut into strips
/// of a few vectors; a strip is [k][columns of the strip], k running over all terms one after the other.
/// </remarks>
internal sealed unsafe class Panels<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Weights of more bytes lie far: the processor's own prefetching does not keep up (measured: at 4 to 8 MiB
    /// asking ahead costs up to 4 %, at 12 it gains 5 %, from 16 on 20 %).</summary>
    public const long FarBytes = 8 << 20;

    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly TileTable<T> _tiles;
    private readonly AlignedBuffer<T> _weights;
    private readonly AlignedBuffer<T> _bias;
    private readonly int[] _filled;
    private readonly StripLayout _full;
    private readonly StripLayout _last;

    public Panels(CompiledCell cell, GroupInfo info, CellSizes sizes, TileTable<T> tiles, int width,
        CompressedPanels? compressed = null)
    {
        (_cell, Info, _sizes, _tiles, Width, Compressed) = (cell, info, sizes, tiles, width, compressed);
        Padded = sizes.Padded(info.Size);
        Count = (Padded + width - 1) / width;
        TermStart = new int[info.Terms.Length];
        for (int i = 0; i < info.Terms.Length; i++)
        {
            TermStart[i] = Depth;
            Depth += sizes[info.Terms[i].OperandSize];
        }

        _full = StripLayout.For(tiles, info.Members * width / tiles.Lanes);
        _last = StripLayout.For(tiles, info.Members * WidthOf(Count - 1) / tiles.Lanes);
        _filled = new int[2 * Count * _full.Count * info.Terms.Length];
        _weights = new AlignedBuffer<T>(compressed is null ? (long)Depth * info.Members * Padded : 0);
        _bias = new AlignedBuffer<T>((long)info.Members * Padded);
        IsFar = Bytes > FarBytes;
    }

    public GroupInfo Info { get; }

    /// <summary>The weights, where they are not kept as they are.</summary>
    public CompressedPanels? Compressed { get; }

    /// <summary>Units of a panel; the last one may have fewer.</summary>
    public int Width { get; }

    public int Count { get; }

    /// <summary>Padded units of the group.</summary>
    public int Padded { get; }

    /// <summary>Sum of the operands' sizes.</summary>
    public int Depth { get; }

    /// <summary>Where the k range of each term starts.</summary>
    public int[] TermStart { get; }

    public bool GuardsIntact => _weights.GuardsIntact && _bias.GuardsIntact && Compressed?.GuardsIntact != false;

    public long Bytes => Compressed?.Bytes ?? (_weights.Length * sizeof(T));

    /// <summary>Whether reading all of it is slow unless it is asked for ahead.</summary>
    public bool IsFar { get; }

    /// <summary>Whether strips begin or end with so many rows of zeros that it pays to leave them out.</summary>
    public bool HasGaps { get; private set; }

    public int WidthOf(int panel) => Math.Min(Width, Padded - (panel * Width));

    public StripLayout Strips(int panel) => panel < Count - 1 ? _full : _last;

    /// <summary>First element of a strip that starts at vector <paramref name="firstVector"/> of its panel.</summary>
    public T* Strip(int panel, int firstVector) =>
        _weights.Pointer + ((nint)Depth * ((Info.Members * panel * Width) + (firstVector * _tiles.Lanes)));

    /// <summary>Start and length of the part of a term that is not zero in these strips; nothing where the term is not of
    /// that run of terms. What blocks along a diagonal, triangles and bands leave out costs nothing.</summary>
    public (int Start, int Depth) Filled(int panel, int strip, int together, int term, int runStart, int runDepth)
    {
        (int from, int to) = (int.MaxValue, 0);
        int first = TermStart[term];
        for (int i = 0; i < together && first >= runStart && first < runStart + runDepth; i++)
        {
            int place = FilledAt(panel, strip + i, term);
            if (_filled[place] < _filled[place + 1])
                (from, to) = (Math.Min(from, _filled[place]), Math.Max(to, _filled[place + 1]));
        }

        return from < to ? (first + from, to - from) : (runStart, 0);
    }

    /// <summary>Decides, once everything is packed, whether products look for gaps.</summary>
    public void Settle()
    {
        if (Compressed is not null)
            return;
        long filled = 0;
        long all = 0;
        for (int panel = 0; panel < Count; panel++)
        {
            StripLayout strips = Strips(panel);
            for (int strip = 0; strip < strips.Count; strip++)
            {
                all += (long)Depth * strips.Vectors[strip];
                for (int term = 0; term < Info.Terms.Length; term++)
                {
                    int place = FilledAt(panel, strip, term);
                    filled += (long)(_filled[place + 1] - _filled[place]) * strips.Vectors[strip];
                }
            }
        }

        HasGaps = filled < all - (all / 8);
    }

    /// <summary>The members' biases in panel order: one row, member after member.</summary>
    public T* Bias(int panel) => _bias.Pointer + (Info.Members * panel * Width);

    /// <summary>Packs the panels that are this member's share.</summary>
    /// <param name="matrices">Where the matrices lie.</param>
    /// <param name="parameter">First element of a Parameter slot's row.</param>
    /// <param name="share">Which panels: every <paramref name="shares"/>-th, starting here.</param>
    /// <param name="shares">Number of shares.</param>
    public void Pack(MatrixPointers<T> matrices, SlotPointers<T> parameter, int share, int shares)
    {
        for (int panel = share; panel < Count; panel += shares)
        {
            PackBias(panel, parameter);
            if (Compressed is not null)
            {
                Compressed.Pack(panel, (MatrixPointers<float>)(object)matrices);
                continue;
            }

            StripLayout strips = Strips(panel);
            for (int strip = 0; strip < strips.Count; strip++)
            {
                int columns = strips.Vectors[strip] * _tiles.Lanes;
                T* target = Strip(panel, strips.First[strip]);
                for (int term = 0; term < Info.Terms.Length; term++)
                {
                    int depth = _sizes[Info.Terms[term].OperandSize];
                    T* rows = target + ((nint)TermStart[term] * columns);
                    Packing.Term(matrices, Info.Terms[term], depth,
                        (panel * Width, WidthOf(panel), _sizes[Info.Size]), strips.First[strip] * _tiles.Lanes, columns, rows);
                    (_filled[FilledAt(panel, strip, term)], _filled[FilledAt(panel, strip, term) + 1]) = FilledRows(rows, columns, depth);
                }
            }
        }
    }

    public void Dispose()
    {
        _weights.Dispose();
        _bias.Dispose();
        Compressed?.Dispose();
    }

    private int FilledAt(int panel, int strip, int term) => 2 * ((((panel * _full.Count) + strip) * Info.Terms.Length) + term);

    // Of a strip without gaps two rows are read.
    private static (int From, int To) FilledRows(T* rows, int columns, int depth)
    {
        int from = 0;
        while (from < depth && IsZero(from))
            from++;
        int to = depth;
        while (to > from && IsZero(to - 1))
            to--;
        return (from, to);

        bool IsZero(int row) => !new ReadOnlySpan<T>(rows + ((nint)row * columns), columns).ContainsAnyExcept(T.Zero);
    }

    private void PackBias(int panel, SlotPointers<T> parameter)
    {
        int width = WidthOf(panel);
        for (int member = 0; member < Info.Members; member++)
        {
            int slot = Info.Hoisted >= 0 || Info.Bias.Length == 0 ? -1 : Info.Bias[member];
            T* target = Bias(panel) + (member * width);
            if (slot < 0)
                new Span<T>(target, width).Clear();
            else if (_cell.Slots[slot].Size == CompiledCell.Unit)
                new Span<T>(target, width).Fill(*parameter[slot]);
            else
                new Span<T>(parameter[slot] + (panel * Width), width).CopyTo(new Span<T>(target, width));
        }
    }
}
