namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Something that the library promises, and what a run says to it.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Aim">What is promised.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Verdict">Whether that keeps it.</param>
internal sealed record Promise(string What, string Aim, string Measured, Verdict Verdict)
{
    /// <summary>A promise that this run does not touch.</summary>
    public static Promise Untouched(string what, string aim) => new(what, aim, "not in this run", Verdict.NotMeasured);

    /// <summary>A promise that was measured.</summary>
    public static Promise Of(string what, string aim, string measured, bool kept) =>
        new(what, aim, measured, kept ? Verdict.Met : Verdict.Missed);
}
