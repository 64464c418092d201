using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Building;

/// <summary>Symbolic sizes that are found to be equal. A size is a number; some have names from the declaration.</summary>
internal sealed class SizeSolver
{
    private readonly List<int> _parents = [];
    private readonly List<string?> _names = [];

    /// <summary>A size that use decides; <paramref name="name"/> when the declaration does.</summary>
    public int New(string? name = null)
    {
        var known = name is null ? -1 : _names.IndexOf(name);
        if (known >= 0)
            return Find(known);
        _parents.Add(_parents.Count);
        _names.Add(name);
        return _parents.Count - 1;
    }

    /// <summary>Makes two sizes one; false when both have names and these differ.</summary>
    public bool Unify(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b)
            return true;
        if (_names[a] is { } first && _names[b] is { } second && !SizeText.Same(first, second))
            return false;
        var (keep, drop) = _names[b] is null ? (a, b) : (b, a);
        _parents[drop] = keep;
        return true;
    }

    /// <summary>Gives a size that use alone has decided a name; false when it has another.</summary>
    public bool Call(int size, string name)
    {
        size = Find(size);
        _names[size] ??= name;
        return SizeText.Same(_names[size]!, name);
    }

    /// <summary>Whether the declaration names the size.</summary>
    public bool HasName(int size) => _names[Find(size)] is not null;

    /// <summary>The size's name: from the declaration, or Hidden when nothing constrains it.</summary>
    public string Name(int size) => _names[Find(size)] ?? "Hidden";

    private int Find(int size)
    {
        while (_parents[size] != size)
            size = _parents[size];
        return size;
    }
}
