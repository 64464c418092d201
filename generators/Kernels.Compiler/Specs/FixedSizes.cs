namespace Kernels.Compiler.Specs;

/// <summary>The values that a declaration gives to its sizes.</summary>
internal static class FixedSizes
{
    /// <summary>Values by the name of the size; those below 1 are left out.</summary>
    public static IReadOnlyDictionary<string, int> Of(CellSpec spec)
    {
        var sizes = new Dictionary<string, int>();
        Add("Input", spec.FixedInput);
        Add("Hidden", spec.FixedHidden);
        foreach (var size in spec.FixedSizes)
            Add(size.Name, size.Value);
        return sizes;

        void Add(string name, int value)
        {
            if (value > 0)
                sizes[name] = value;
        }
    }
}

/// <summary>A size other than Input and Hidden whose value is fixed at build time.</summary>
/// <param name="Name">The size's name; of a nested cell's size, its path.</param>
/// <param name="Value">Its value as declared.</param>
internal sealed record FixedSizeSpec(string Name, int Value);
