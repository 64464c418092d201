namespace Kernels.Execution;

/// <summary>Exceptions about arguments of a method further out than the one that finds them.</summary>
internal static class Invalid
{
    public static ArgumentException Argument(string name, string message) => new(message, name);
}
