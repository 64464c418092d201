using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Stands in for the class of this name in Verify.Xunit, whose core package is not in every registry: the same calls, the
/// same file names, the same encoding. <c>-p:UseVerifyPackage=true</c> builds the tests against the real package.
/// </summary>
/// <remarks>
/// Kept of Verify's conventions: <c>Class.Method.verified.ext</c> beside the test's source, parameters as
/// <c>_name=value</c>, UTF-8 with byte order mark, LF, no line added at the end; on a difference the text is written to
/// <c>.received.ext</c> and the test fails. Left out: scrubbers, serialisation of objects, diff tools.
/// </remarks>
public static class Verifier
{
    /// <summary>Compares a text with the accepted one.</summary>
    /// <param name="target">The text.</param>
    /// <param name="extension">Extension of its file, without a dot.</param>
    /// <param name="settings">Accepted for the sake of the signature; null.</param>
    /// <param name="sourceFile">Filled in by the compiler: the test's source file.</param>
    public static SettingsTask Verify(
        string? target, string extension = "txt", VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings ?? new VerifySettings(), chosen =>
            Snapshot.CompareAsync(target ?? "null", SnapshotPath.Of(UseVerifyAttribute.Current, chosen, sourceFile), extension));
}
