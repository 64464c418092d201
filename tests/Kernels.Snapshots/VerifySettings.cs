namespace VerifyTests;

/// <summary>What a test says about its snapshot.</summary>
public sealed class VerifySettings
{
    internal object?[] Parameters { get; private set; } = [];

    internal string? Directory { get; private set; }

    /// <summary>Names the theory's arguments, which become part of the file name.</summary>
    /// <param name="parameters">The first arguments of the test method, in order.</param>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Puts the snapshot into a folder.</summary>
    /// <param name="directory">Relative to the folder of the test's source file.</param>
    public void UseDirectory(string directory) => Directory = directory;
}
