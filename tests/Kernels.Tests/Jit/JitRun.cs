using System.Diagnostics;

namespace Kernels.Tests.Jit;

/// <summary>A child process that ran some kernels, and the JIT's own listing of them.</summary>
/// <param name="Called">What the child printed, line by line: the kernels it called.</param>
/// <param name="Methods">What the JIT compiled.</param>
internal sealed record JitRun(IReadOnlyList<string> Called, IReadOnlyList<JitMethod> Methods)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a probe with the methods listed that the pattern names, under further runtime settings.</summary>
    /// <param name="probe">Argument of <see cref="JitProbe"/>.</param>
    /// <param name="pattern">As <c>DOTNET_JitDisasm</c> takes it: names with '*', separated by blanks.</param>
    /// <param name="settings">Environment variables.</param>
    public static JitRun Start(string probe, string pattern, params (string Name, string Value)[] settings)
    {
        string listing = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = StartInfo(probe);
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            start.Environment["DOTNET_JitDisasm"] = pattern;
            foreach ((string name, string value) in settings)
            {
                start.Environment[name] = value;
            }

            return new JitRun(Run(start), JitListing.Parse(File.ReadAllText(listing)));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    private static ProcessStartInfo StartInfo(string probe)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ProcessStartInfo(host, ["exec", typeof(JitRun).Assembly.Location, probe])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string[] Run(ProcessStartInfo start)
    {
        using Process child = Process.Start(start)
            ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> errors = child.StandardError.ReadToEndAsync();
        if (!child.WaitForExit(Limit))
        {
            child.Kill();
            throw new TimeoutException($"The probe did not end within {Limit.TotalSeconds} seconds.");
        }

        return child.ExitCode == 0
            ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"The probe ended with {child.ExitCode}: {errors.Result}");
    }
}
