namespace Kernels.Tests.Language;

/// <summary>Asserts that bad input is refused, and in which words.</summary>
internal static class Refusal
{
    public static void Says(string expected, Func<object?> action) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    public static void Says(string expected, Action action) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
