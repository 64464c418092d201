using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Readme;

/// <summary>What the page on random masks shows is read as shown.</summary>
public sealed partial class MasksPageTests
{
    [Fact]
    public async Task EveryBlock_IsACellWithoutAMistake()
    {
        var blocks = CSharpBlock().Matches(File.ReadAllText(PagePath())).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
            Assert.Empty(await GeneratorRun.Of(block).DiagnosticsAsync());
    }

    private static string PagePath([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "masks.md");

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
