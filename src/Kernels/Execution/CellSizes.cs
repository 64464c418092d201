namespace Kernels.Execution;

/// <summary>The values of a cell's symbolic sizes in one layer.</summary>
internal sealed class CellSizes
{
    /// <summary>Rows are padded to a multiple of this many elements.</summary>
    public const int Padding = 16;

    private readonly string[] _names;
    private readonly int[] _values;

    public CellSizes(CompiledCell cell, int input, int hidden, ReadOnlySpan<(string Size, int Value)> others)
    {
        _names = cell.Sizes;
        _values = new int[_names.Length];
        _values[0] = Positive(input, nameof(input));
        if (_values.Length > 1)
            _values[1] = Positive(hidden, nameof(hidden));
        foreach ((string name, int value) in others)
            Set(cell, name, value);
        int missing = Array.IndexOf(_values, 0);
        if (missing >= 0)
        {
            throw Invalid.Argument(
                "sizes",
                $"Cell {cell.Name} has a size '{_names[missing]}' and no value was given for it; "
                + $"pass (\"{_names[missing]}\", value).");
        }
    }

    /// <summary>Value of a size; 1 for <see cref="CompiledCell.Unit"/>.</summary>
    public int this[int size] => size == CompiledCell.Unit ? 1 : _values[size];

    /// <summary>Value of a named size.</summary>
    public int this[string name]
    {
        get
        {
            int index = Array.IndexOf(_names, name);
            return index >= 0 ? _values[index] : throw Unknown(name, nameof(name));
        }
    }

    /// <summary>Whether these are the sizes, by size index.</summary>
    public bool Are(ReadOnlySpan<int> values) => _values.AsSpan().SequenceEqual(values);

    /// <summary>Elements of a row of this size; sixteen for <see cref="CompiledCell.Unit"/>.</summary>
    public int Padded(int size) => RoundUp(this[size]);

    public static int RoundUp(int count) => (count + (Padding - 1)) & ~(Padding - 1);

    private static int Positive(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"A size must be at least 1; {name} is {value}.");

    private void Set(CompiledCell cell, string name, int value)
    {
        int index = Array.IndexOf(_names, name);
        if (index < 0)
            throw Unknown(name, "sizes");
        if (_values[index] != 0)
            throw Invalid.Argument("sizes", $"Size '{name}' of cell {cell.Name} is given twice.");
        _values[index] = Positive(value, name);
    }

    private ArgumentException Unknown(string name, string argument) =>
        new($"There is no size '{name}'; the sizes are {string.Join(", ", _names)}.", argument);
}
