namespace Kernels.Generator.Tests.Harness;

/// <summary>Asserts what a cell's body becomes.</summary>
internal static class BodyAssert
{
    /// <summary>The body of a cell, without the operands' own lines, is the expected text.</summary>
    /// <param name="construct">What of the language the cell shows, for the failure's text.</param>
    /// <param name="weights">The cell's constructor parameters.</param>
    /// <param name="members"><c>Step</c>, whose parameters are called x, h and c, and whatever it calls.</param>
    /// <param name="expected">The instructions as they are printed.</param>
    public static void Becomes(string construct, string weights, string members, string expected)
    {
        var body = string.Join('\n', SpecOf.Body(weights, members).Split('\n').Where(line => !IsOperand(line)));
        Assert.True(body == expected, $"{construct}:\n{body}");
    }

    private static bool IsOperand(string line) => line.EndsWith(" = x", StringComparison.Ordinal)
        || line.EndsWith(" = h", StringComparison.Ordinal) || line.EndsWith(" = c", StringComparison.Ordinal);
}
