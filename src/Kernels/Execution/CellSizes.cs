namespace Kernels.Execution;

/// <summary>The values of a cell's symbolic sizes in one layer.</summary>
internal sealed class CellSizes
{
    /// <summary>Rows are padded to a multiple of this many elements.</summary>
    public const int Padding = 16;

    private readonly string[] _names;
    private readonly int[] _values;
    private readonly MadeSizeInfo[] _made;
    private readonly HashSet<int> _ofMatrices;

    public CellSizes(CompiledCell cell, int input, int hidden, ReadOnlySpan<(string Size, int Value)> others)
    {
        (_names, _made) = (cell.Sizes, cell.MadeSizes);
        _ofMatrices = [.. cell.StepLoops.Where(loop => loop.Columns != CompiledCell.Unit).Select(loop => loop.Size)];
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

        foreach (MadeSizeInfo made in _made)
            CheckParts(cell, made);
        foreach (LeastUnitsInfo least in cell.LeastUnits)
            CheckUnits(cell, least);
    }

    /// <summary>Value of a size; 1 for <see cref="CompiledCell.Unit"/>.</summary>
    public int this[int size] => Of(size, _values, _made);

    /// <summary>Value of a size, given those of the sizes that have names.</summary>
    public static int Of(int size, int[] values, MadeSizeInfo[] made)
    {
        if (size < values.Length)
            return size == CompiledCell.Unit ? 1 : values[size];
        MadeSizeInfo info = made[size - values.Length];
        if (info.Kind == MadeSize.Constant)
            return info.First;
        (int first, int second) = (Of(info.First, values, made), Of(info.Second, values, made));
        return info.Kind switch
        {
            MadeSize.Sum => first + second,
            MadeSize.Product => first * second,
            _ => (first + second - 1) / second,
        };
    }

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
    public int Padded(int size) => RoundUp(this[size]) + (IsMatrix(size) ? Padding : 0);

    /// <summary>Elements from a row of this size to what lies behind it.</summary>
    /// <remarks>
    /// The last row of a matrix is written in whole vectors wherever it begins: behind it there is room for one, also behind a
    /// vector that is read as a matrix.
    /// </remarks>
    public int Room(int size) => RoundUp(this[size]) + (IsMatrix(size) || _ofMatrices.Contains(size) ? Padding : 0);

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

    private bool IsMatrix(int size) => size >= _values.Length && _made[size - _values.Length].Kind == MadeSize.Product;

    private void CheckParts(CompiledCell cell, MadeSizeInfo made)
    {
        if (made.Kind != MadeSize.EqualPart || this[made.First] % this[made.Second] == 0)
            return;
        throw Invalid.Argument(
            "sizes",
            $"Cell {cell.Name} cuts a size, {NameOf(made.First)}, into {this[made.Second]} equal parts, and it is {this[made.First]}; "
            + $"choose a multiple of {this[made.Second]}.");
    }

    private void CheckUnits(CompiledCell cell, LeastUnitsInfo least)
    {
        if (this[least.Size] >= least.Units)
            return;
        throw Invalid.Argument(
            "sizes",
            $"Cell {cell.Name} takes unit {least.Units - 1} of a vector whose size, {NameOf(least.Size)}, is {this[least.Size]}; "
            + $"choose {least.Units} or more.");
    }

    private string NameOf(int size) => size < _names.Length ? $"'{_names[size]}'" : "made of others";

    private ArgumentException Unknown(string name, string argument) =>
        new($"There is no size '{name}'; the sizes are {string.Join(", ", _names)}.", argument);
}
