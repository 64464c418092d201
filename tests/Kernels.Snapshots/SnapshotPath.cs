using System.Globalization;
using System.Reflection;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Where a test's snapshot lies, by Verify's rules.</summary>
internal static class SnapshotPath
{
    /// <summary>The path without <c>.verified.ext</c>.</summary>
    public static string Of(MethodInfo test, VerifySettings settings, string sourceFile)
    {
        var folder = Path.GetDirectoryName(sourceFile)!;
        if (settings.Directory is not null)
            folder = Path.Combine(folder, settings.Directory);
        return Path.Combine(folder, $"{TypeName(test.ReflectedType!)}.{test.Name}{Arguments(test, settings)}");
    }

    private static string TypeName(Type type) =>
        type.DeclaringType is null ? type.Name : $"{TypeName(type.DeclaringType)}.{type.Name}";

    private static string Arguments(MethodInfo test, VerifySettings settings)
    {
        var declared = test.GetParameters();
        if (settings.Parameters.Length > declared.Length)
            throw new ArgumentException(
                $"{test.Name} has {declared.Length} parameters and UseParameters was given {settings.Parameters.Length}: pass the test's own arguments.");
        return string.Concat(settings.Parameters.Select((value, i) => $"_{declared[i].Name}={Text(value)}"));
    }

    private static string Text(object? value)
    {
        var text = Convert.ToString(value ?? "null", CultureInfo.InvariantCulture)!;
        return string.Concat(text.Select(c => IsForbidden(c) ? '-' : c));
    }

    // The union over operating systems, so that a snapshot has one name everywhere.
    private static bool IsForbidden(char c) => c < ' ' || "\"<>|:*?\\/".Contains(c, StringComparison.Ordinal);
}
