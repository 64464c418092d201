using System.Globalization;
using System.Text.RegularExpressions;

namespace Kernels.Compiler.Tests.Emission.Tiles;

/// <summary>What holds of the text of every table of tiles.</summary>
internal static class TableText
{
    /// <summary>Each method is there once in code, and once in the table of addresses.</summary>
    public static void AssertEachOnce(string text, IEnumerable<string> methods) => Assert.All(methods, method =>
    {
        Assert.Single(Regex.Matches(text, $@"static void {method}\("));
        Assert.Single(Regex.Matches(text, $"&{method},"));
    });

    /// <summary>The text is the same where numbers are written otherwise.</summary>
    public static void AssertWithoutCulture(Func<string> emit)
    {
        string expected = emit();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NegativeSign = "~";
            hostile.NumberFormat.NumberDecimalSeparator = "|";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, emit());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Lines end as on Unix, without blanks, and fit a page.</summary>
    public static void AssertFitsAPage(string text)
    {
        Assert.DoesNotContain('\r', text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
    }
}
