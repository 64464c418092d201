namespace Kernels.Benchmarks.Peers;

/// <summary>What a layer computed, by names of the declaration.</summary>
internal sealed class Results
{
    public const string Inferred = "inferred outputs";
    public const string Trained = "training outputs";
    public const string InputGradient = "gradient of x";

    private readonly Dictionary<string, float[]> _tensors = [];

    public float[] this[string name]
    {
        set => _tensors[name] = value;
    }

    /// <summary>All tensors.</summary>
    public IEnumerable<(string Name, float[] Values)> Tensors => _tensors.Select(pair => (pair.Key, pair.Value));

    public static string GradientOf(string weight) => "gradient of " + weight;

    /// <summary>The tensor of that name, or null.</summary>
    public float[]? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>Takes a stack of gradients apart.</summary>
    /// <param name="names">Weights in the stack's order; what belongs to null is passed over.</param>
    /// <param name="stacked">[gates, Hidden, columns].</param>
    public void AddGradients(IReadOnlyCollection<string?> names, ReadOnlySpan<float> stacked)
    {
        var length = stacked.Length / names.Count;
        foreach (var (index, name) in names.Index())
        {
            if (name is not null)
                this[GradientOf(name)] = stacked.Slice(index * length, length).ToArray();
        }
    }
}
