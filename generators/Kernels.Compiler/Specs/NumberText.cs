using System.Globalization;

namespace Kernels.Compiler.Specs;

/// <summary>
/// The one place that turns numbers into text and back: invariant, and the same bits after a round trip.
/// </summary>
internal static class NumberText
{
    /// <summary>The shortest of the runtime's forms that reads back as the same number.</summary>
    /// <remarks>"R" loses a bit for some numbers on .NET Framework, where an IDE may host the generator.</remarks>
    public static string Print(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return Parse(text).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc cref="Print(double)"/>
    public static string Print(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return ((float)Parse(text)).Equals(value) ? text : value.ToString("G9", CultureInfo.InvariantCulture);
    }

    public static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Print(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static int ParseInteger(string text) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
