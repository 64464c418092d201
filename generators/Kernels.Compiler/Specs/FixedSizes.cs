
namespace Kernels.Compiler.Specs;

/// <summary>The values that a declaration gives to its sizes.</summary>
internal static class FixedSizes
{
    /// <summary>A value for each of a cell's sizes; empty where the declaration fixes none, or not all of them well.</summary>
    public static IReadOnlyDictionary<string, int> Of(CellSpec spec, IReadOnlyList<string> sizes) =>
        Problem(spec, sizes) is null ? Declared(spec).ToDictionary(s => s.Name, s => s.Value) : new Dictionary<string, int>();

    /// <summary>What the declaration fixes: <c>Input = 16, Hidden = 32</c>.</summary>
    public static string Print(CellSpec spec) => string.Join(", ", Declared(spec).Select(s => $"{s.Name} = {NumberText.Print(s.Value)}"));

    /// <summary>Whether the declaration fixes a size.</summary>
    public static bool AreGiven(CellSpec spec) => Declared(spec).Count > 0;

    /// <summary>Why the fixed sizes do not make a kernel, and what to write; null when they do.</summary>
    public static (string Found, string Remedy)? Problem(CellSpec spec, IReadOnlyList<string> sizes)
    {
        var declared = Declared(spec);
        if (declared.Find(s => !sizes.Contains(s.Name)) is { } unknown)
            return ($"it has no size '{unknown.Name}'", $"Its sizes are {string.Join(", ", sizes)}");
        if (declared.GroupBy(s => s.Name).FirstOrDefault(s => s.Count() > 1) is { } twice)
            return ($"{twice.Key} is fixed twice", "Keep one of the values");
        if (declared.Find(s => s.Value < 1) is { } small)
            return ($"{small.Name} is {NumberText.Print(small.Value)}", "A size is at least 1");
        if (sizes.FirstOrDefault(size => declared.All(s => s.Name != size)) is { } missing)
            return ($"{missing} has no value", "Add " + (missing is "Input" or "Hidden" ? $"'{missing} = …' to [Cell]" : $"[FixedSize(\"{missing}\", …)]"));
        return null;
    }

    private static List<FixedSizeSpec> Declared(CellSpec spec)
    {
        var sizes = new List<FixedSizeSpec> { new("Input", spec.FixedInput), new("Hidden", spec.FixedHidden) };
        sizes.RemoveAll(s => s.Value == 0);
        sizes.AddRange(spec.FixedSizes);
        return sizes;
    }
}

/// <summary>A size whose value is fixed at build time.</summary>
/// <param name="Name">The size's name; of a nested cell's size, its path.</param>
/// <param name="Value">Its value as declared.</param>
internal sealed record FixedSizeSpec(string Name, int Value);
