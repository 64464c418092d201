using System.Text;

namespace VerifyXunit;

/// <summary>Compares one text with one accepted file.</summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Passes and removes an old received file, or writes a new one and fails.</summary>
    public static async Task CompareAsync(string text, string path, string extension)
    {
        var verified = $"{path}.verified.{extension}";
        var received = $"{path}.received.{extension}";
        var actual = WithLineFeeds(text);
        var expected = File.Exists(verified) ? WithLineFeeds(await File.ReadAllTextAsync(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        await File.WriteAllTextAsync(received, actual, Utf8WithMark);
        throw new VerifyException(Explain(actual, expected, verified, received));
    }

    private static string WithLineFeeds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Explain(string actual, string? expected, string verified, string received)
    {
        var files = $"\nreceived: {received}\nverified: {verified}\nIf the new text is right, rename it: see CONTRIBUTING.md.";
        if (expected is null)
            return "Nothing was verified yet." + files;
        var (now, then) = (actual.Split('\n'), expected.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(now.Length, then.Length)).First(i => Line(now, i) != Line(then, i));
        return $"The text differs first in line {line + 1}:\n- {Line(then, line)}\n+ {Line(now, line)}" + files;
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}
