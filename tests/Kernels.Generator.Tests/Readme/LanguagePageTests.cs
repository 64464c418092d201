using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Readme;

/// <summary>What the description of the language shows is read as shown.</summary>
public sealed partial class LanguagePageTests
{
    private static string Page { get; } = File.ReadAllText(PagePath());

    public static TheoryData<string> Blocks => [.. CSharpBlock().Matches(Page).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void EveryBlock_IsACellWithoutAMistake(string block) => Assert.NotEmpty(SpecOf.Source(block).Body);

    private static string PagePath([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "language.md");

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
