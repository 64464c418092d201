using System.Globalization;

namespace Kernels.Benchmarks;

/// <summary>Options of a command: <c>--name value</c> pairs and flags.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unread;

    public CommandLine(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"'{arguments[i]}' is not an option; options begin with two dashes, as in --hidden 256.");
            var hasValue = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            _values[arguments[i][2..]] = hasValue ? arguments[++i] : "";
        }

        _unread = new(_values.Keys, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a flag was given.</summary>
    public bool Has(string name) => _unread.Remove(name);

    /// <summary>Whether any of these options was given.</summary>
    public bool Filters(params IEnumerable<string> names) => names.Any(_values.ContainsKey);

    /// <summary>A text, or null.</summary>
    public string? Text(string name)
    {
        _unread.Remove(name);
        return _values.GetValueOrDefault(name);
    }

    /// <summary>A positive whole number.</summary>
    public int Count(string name, int missing)
    {
        if (Text(name) is not { } text)
            return missing;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new ArgumentException($"--{name} is '{text}'; expected a whole number of at least 1.");
    }

    /// <summary>Complains about an option that no one asked for.</summary>
    public void ExpectAllRead()
    {
        if (_unread.Count > 0)
            throw new ArgumentException($"Unknown option --{_unread.First()}; run without arguments to see what there is.");
    }
}
