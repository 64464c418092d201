namespace Kernels.Generator.Tests.RandomCells;

/// <summary>A variable of a random declaration.</summary>
internal sealed class RandomValue(string name, string size)
{
    public string Name { get; } = name;

    public string Size { get; } = size;

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
