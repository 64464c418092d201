namespace Kernels.Generator.Tests.Snapshots;

/// <summary>The stand-in for Verify.Xunit: it accepts, it refuses, and it names files as Verify does.</summary>
public sealed class StandInTests
{
    [Fact]
    public Task Verify_AcceptedText_Passes() => Verifier.Verify("h = tanh(W x + U h)\n\nσ ≠ φ", "txt");

    [Theory]
    [InlineData(3, "a/b")]
    public Task Verify_TheoryArguments_AreInTheFileName(int width, string name) =>
        Verifier.Verify($"{width} {name}", "txt").UseParameters(width, name);

    [Fact]
    public async Task Verify_CarriageReturns_DoNotMatter() => await Verifier.Verify("one\r\ntwo", "txt");

    [Fact]
    public async Task Verify_ChangedText_FailsAndWritesTheReceivedFile()
    {
        var received = Beside($"{nameof(StandInTests)}.{nameof(Verify_ChangedText_FailsAndWritesTheReceivedFile)}.received.txt");
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await Verifier.Verify("first\nchanged", "txt"));
        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "first\nchanged"u8], await File.ReadAllBytesAsync(received));
        await Verifier.Verify("first\nsecond", "txt");
        Assert.False(File.Exists(received), "A test that passes again leaves its received file behind.");
    }

    [Fact]
    public async Task Verify_NothingAcceptedYet_FailsAndWritesTheReceivedFile()
    {
        var folder = Beside("none");
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            async () => await Verifier.Verify("new", "txt").UseDirectory("none"));
        Assert.Contains("Nothing was verified yet", failure.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder, "*.received.txt"));
        Directory.Delete(folder, recursive: true);
    }

    private static string Beside(string name, [System.Runtime.CompilerServices.CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, name);
}
