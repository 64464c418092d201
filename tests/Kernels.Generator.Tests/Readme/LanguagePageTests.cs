using System.Reflection;
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

    /// <summary>What a declaration may call and what the page names are the same.</summary>
    [Fact]
    public void Functions_OfTheLanguageAndOfThePage_AreTheSame()
    {
        var functions = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).ToHashSet();
        var prose = CSharpBlock().Replace(Page, "");
        var named = Call().Matches(prose).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(functions.Except(named));
        var section = prose[prose.IndexOf("## Functions", StringComparison.Ordinal)..];
        Assert.Empty(Call().Matches(section).Select(match => match.Groups[1].Value).Except(functions));
    }

    private static string PagePath([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "language.md");

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    /// <summary>A function between ticks: <c>`Tanh`</c>, <c>`Slice(v, start, count)`</c>.</summary>
    [GeneratedRegex(@"`([A-Z]\w+)(?:\([^`]*\))?`")]
    private static partial Regex Call();
}
