using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Declares a recurrent cell, shows its plan, proves its gradient, measures its speed and trains a character model with it.

          dotnet run -c Release --project samples/Quickstart -- [--text FILE] [--minutes M] [--out DIR]

          --text FILE    text to learn; without it, the C# sources of this repository
          --minutes M    training time in minutes, above 0 (default 1)
          --out DIR      where the HTML report goes (default: the current directory)
          --help         this page
        """;

    public string? Text { get; private init; }

    public double Minutes { get; private init; } = 1;

    public string Out { get; private init; } = ".";

    public bool Help { get; private init; }

    /// <summary>
    /// Reads the command line; says on <paramref name="errors"/> what is wrong with it and what to write instead.
    /// </summary>
    public static bool TryParse(string[] args, TextWriter errors, [NotNullWhen(true)] out Arguments? arguments)
    {
        arguments = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] is "--help" or "-h")
            {
                arguments = arguments with { Help = true };
                continue;
            }

            if (args[i] is not ("--text" or "--minutes" or "--out"))
                return Fail(errors, $"Unknown argument '{args[i]}'.", out arguments);
            if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))
                return Fail(errors, $"{args[i]} needs a value.", out arguments);
            if (arguments.With(args[i], args[i + 1]) is not { } next)
                return Fail(errors, Refusal(args[i], args[i + 1]), out arguments);
            arguments = next;
            i++;
        }

        return true;
    }

    private static string Refusal(string name, string value) => name == "--text"
        ? $"--text: there is no file '{value}'."
        : $"{name} must be a number above 0 and at most 10000, such as 1.5; found '{value}'.";

    private static bool Fail(TextWriter errors, string message, out Arguments? arguments)
    {
        errors.WriteLine(message);
        errors.WriteLine();
        errors.WriteLine(Usage);
        arguments = null;
        return false;
    }

    private Arguments? With(string name, string value) => name switch
    {
        "--text" => File.Exists(value) ? this with { Text = value } : null,
        "--out" => this with { Out = value },
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes) && minutes is > 0 and <= 10_000
            ? this with { Minutes = minutes }
            : null,
    };
}
