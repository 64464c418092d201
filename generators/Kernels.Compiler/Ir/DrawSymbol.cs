using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Ir;

/// <summary>Symbols of the leaves that masks are drawn from.</summary>
internal static class DrawSymbol
{
    private const string Prefix = "draw";
    private const string PerSequence = ".sequence";
    private const string Low = ".low";
    private const string High = ".high";

    /// <summary>The numbers of the units of a size. No parameter has a name with blanks.</summary>
    private const string Units = "unit of ";

    /// <summary>Half of the key of draw <paramref name="occurrence"/>, counted over a step in the order of execution.</summary>
    public static string Of(int occurrence, bool perSequence, bool high) =>
        Prefix + NumberText.Print(occurrence)
        + (perSequence ? PerSequence : "") + (high ? High : Low);

    public static string UnitsOf(string size) => Units + size;

    public static bool IsUnits(string symbol) => symbol.StartsWith(Units, StringComparison.Ordinal);

    /// <summary>What the runtime knows a half of a key by: 4 · occurrence, + 2 for one of a whole sequence, + 1 for the high half.</summary>
    public static int Index(string symbol)
    {
        var digits = symbol.Substring(Prefix.Length).Split('.')[0];
        return (4 * NumberText.ParseInteger(digits))
            + (symbol.Contains(PerSequence) ? 2 : 0) + (symbol.EndsWith(High, StringComparison.Ordinal) ? 1 : 0);
    }
}
