namespace Kernels.Generator.Tests.RandomCells;

/// <summary>A variable of a random declaration.</summary>
/// <param name="name">Its name.</param>
/// <param name="size">Size of its rows; empty for a number.</param>
/// <param name="columns">Size of its columns; empty for a vector or a number.</param>
internal sealed class RandomValue(string name, string size, string columns = "")
{
    public string Name { get; } = name;

    public string Size { get; } = size;

    public string Columns { get; } = columns;

    /// <summary>Its type in the language.</summary>
    public string Type => Size.Length == 0 ? "Scalar" : Columns.Length == 0 ? "Vec" : "Matrix";

    /// <summary>Whether anything reads its present value.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether it was given another value than it came with.</summary>
    public bool IsAssigned { get; private set; }

    /// <summary>Takes note that it was given a value.</summary>
    public void Assign() => (IsAssigned, IsRead) = (true, false);

    /// <summary>Its name, in a place where it is read.</summary>
    public string Read()
    {
        IsRead = true;
        return Name;
    }
}
