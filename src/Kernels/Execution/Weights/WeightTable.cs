namespace Kernels.Execution;

/// <summary>Where each named weight lies in a layer's one buffer.</summary>
internal sealed class WeightTable
{
    private readonly string _cell;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly int[] _offsets;
    private readonly (int Rows, int Columns)[] _shapes;

    public WeightTable(CompiledCell cell, CellSizes sizes)
    {
        _cell = cell.Name;
        Names = [.. cell.Weights.Select(weight => weight.Name)];
        _offsets = new int[Names.Length];
        _shapes = new (int, int)[Names.Length];
        for (int i = 0; i < Names.Length; i++)
        {
            WeightInfo weight = cell.Weights[i];
            _index.Add(weight.Name, i);
            _offsets[i] = Length;
            _shapes[i] = (sizes[weight.Rows], sizes[weight.Columns]);
            Length = checked(Length + (_shapes[i].Rows * _shapes[i].Columns));
        }
    }

    public string[] Names { get; }

    /// <summary>Elements of all weights.</summary>
    public int Length { get; }

    public int Offset(int weight) => _offsets[weight];

    public (int Rows, int Columns) Shape(int weight) => _shapes[weight];

    public Span<T> Slice<T>(Span<T> all, string name) => Slice(all, IndexOf(name));

    public Span<T> Slice<T>(Span<T> all, int weight) =>
        all.Slice(_offsets[weight], _shapes[weight].Rows * _shapes[weight].Columns);

    public int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _index.TryGetValue(name, out int index)
            ? index
            : throw new ArgumentException(
                $"Cell {_cell} has no weight '{name}'; its weights are {string.Join(", ", Names)}.", nameof(name));
    }
}
