namespace Kernels.Execution;

/// <summary>Exceptions about arguments of a method further out than the one that finds them.</summary>
internal static class Invalid
{
    public static ArgumentException Argument(string name, string message) => new(message, name);

    /// <summary>A name that nothing has, with the names that there are.</summary>
    public static ArgumentException Name(string name, string among, IEnumerable<string> names) =>
        Argument(nameof(name), $"There is no '{name}' among {among}; there are {string.Join(", ", names)}.");
}
