using System.Globalization;

namespace Kernels.Benchmarks.Reports;

/// <summary>A text, a number, or nothing.</summary>
internal readonly record struct Cell
{
    private Cell(string? text, double? number, Mark mark) => (Text, Number, Mark) = (text, number, mark);

    /// <summary>No value.</summary>
    public static Cell None => default;

    /// <summary>The text, unless it is a number.</summary>
    public string? Text { get; }

    /// <summary>The number, unless it is a text.</summary>
    public double? Number { get; }

    /// <summary>How it is to be taken.</summary>
    public Mark Mark { get; }

    public static implicit operator Cell(string? text) => new(text, null, Mark.Plain);

    public static implicit operator Cell(double? number) => Of(number);

    public static implicit operator Cell(int number) => Of(number);

    /// <summary>A number; one that is not finite is none.</summary>
    public static Cell Of(double? number, Mark mark = Mark.Plain) =>
        number is { } value && double.IsFinite(value) ? new(null, value, mark) : None;

    /// <summary>A text with a mark.</summary>
    public static Cell Of(string text, Mark mark) => new(text, null, mark);

    /// <summary>As people read it.</summary>
    public string Show(string format) => Text ?? Number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
