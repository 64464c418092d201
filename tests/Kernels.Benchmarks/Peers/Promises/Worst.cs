using System.Globalization;

namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Promises about each of many figures: kept when the worst of them keeps it.</summary>
internal static class Worst
{
    /// <summary>Each figure is at least as much as promised.</summary>
    /// <param name="what">What it is about.</param>
    /// <param name="aim">What is promised, in words.</param>
    /// <param name="figures">The figures that it is about.</param>
    /// <param name="measure">What is promised of each: more is better.</param>
    /// <param name="keeps">Whether a figure keeps it.</param>
    /// <param name="format">How a measure is shown.</param>
    public static Promise Of(
        string what, string aim, IEnumerable<Figure> figures, Func<Figure, double> measure, Func<Figure, bool> keeps,
        string format) => Judge(what, aim, [.. figures.OrderBy(measure)], measure, keeps, format);

    /// <summary>Each figure is at most as much as promised.</summary>
    /// <inheritdoc cref="Of"/>
    public static Promise OfMost(
        string what, string aim, IEnumerable<Figure> figures, Func<Figure, double> measure, Func<Figure, bool> keeps,
        string format) => Judge(what, aim, [.. figures.OrderByDescending(measure)], measure, keeps, format);

    /// <summary>A number as the table shows it.</summary>
    public static string Show(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static Promise Judge(
        string what, string aim, Figure[] worstFirst, Func<Figure, double> measure, Func<Figure, bool> keeps, string format)
    {
        if (worstFirst.Length == 0)
            return Promise.Untouched(what, aim);
        var missed = worstFirst.Count(figure => !keeps(figure));
        var worst = worstFirst[0];
        var found = $"{Show(measure(worst), format)} at worst ({worst.Line.Cell.Name} {worst.Line.Shape}, "
            + $"{worst.Pass.ToString().ToLowerInvariant()}); {missed} of {worstFirst.Length} miss it";
        return Promise.Of(what, aim, found, missed == 0);
    }
}
