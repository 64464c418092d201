using System.Text.RegularExpressions;

namespace Kernels.Generator.Tests.Diagnostics;

/// <summary>
/// A page under docs/diagnostics, which is also a test: its example triggers the diagnostic, its remedy does not.
/// </summary>
internal sealed partial record DiagnosticPage(string Title, string Message, string Example, string Span, string Remedy)
{
    public static string Folder { get; } = FindFolder();

    public static DiagnosticPage Read(string id)
    {
        var text = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        var code = Code().Matches(text);
        return new DiagnosticPage(
            text.Split('\n')[0],
            Quote().Match(text).Groups[1].Value,
            code[0].Groups[1].Value,
            ReportedAt().Match(text).Groups[1].Value,
            code[1].Groups[1].Value);
    }

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Kernels.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Kernels.sln.");
        return Path.Combine(folder, "docs", "diagnostics");
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex("^Reported at `(.*)`\\.$", RegexOptions.Multiline)]
    private static partial Regex ReportedAt();
}
