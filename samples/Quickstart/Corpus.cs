namespace Quickstart;

/// <summary>The text to learn.</summary>
/// <param name="Name">Where it is from, for people.</param>
/// <param name="Text">The text, with line feeds only.</param>
internal sealed record Corpus(string Name, string Text)
{
    private const int Least = 5_000;

    /// <summary>
    /// Reads the file that was asked for, or else the C# sources of the repository that this program was built in.
    /// </summary>
    /// <exception cref="InvalidDataException">There is too little text, or none.</exception>
    public static Corpus Read(string? file)
    {
        Corpus corpus = file is not null ? new Corpus(Path.GetFileName(file), File.ReadAllText(file)) : ReadSources();
        corpus = corpus with { Text = corpus.Text.ReplaceLineEndings("\n") };
        return corpus.Text.Length >= Least
            ? corpus
            : throw new InvalidDataException(
                $"{corpus.Name} has {corpus.Text.Length} characters; at least {Least} are needed. Give a longer text with --text FILE.");
    }

    private static Corpus ReadSources()
    {
        string? root = Root(AppContext.BaseDirectory) ?? Root(Environment.CurrentDirectory);
        if (root is null)
        {
            throw new InvalidDataException(
                "Found no Kernels.sln from the program's folder or the current one upward, so there are no sources to learn. Give a text with --text FILE.");
        }

        IEnumerable<string> files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" || part[0] == '.'))
            .Order(StringComparer.Ordinal);
        return new Corpus("the C# sources of this repository", string.Concat(Shuffle([.. files]).Select(File.ReadAllText)));
    }

    private static string? Root(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Kernels.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    /// <summary>
    /// In an order of its own but the same every time, so that the held-out end is not all of one folder.
    /// </summary>
    private static string[] Shuffle(string[] files)
    {
        new Random(1).Shuffle(files);
        return files;
    }
}
