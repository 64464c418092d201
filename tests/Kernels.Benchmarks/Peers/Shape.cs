using System.Globalization;

namespace Kernels.Benchmarks.Peers;

/// <summary>Sizes of one measurement.</summary>
/// <param name="Input">Units of the input.</param>
/// <param name="Hidden">Units of the state.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Steps">Steps.</param>
internal readonly record struct Shape(int Input, int Hidden, int Batch, int Steps)
{
    /// <summary>Reads <c>H/B/T</c>, where the input is as wide as the state, or <c>I/H/B/T</c>.</summary>
    public static Shape Parse(string text)
    {
        var numbers = text.Split('/')
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .ToArray();
        if (numbers.Length is not (3 or 4) || numbers.Any(n => n < 1))
            throw new ArgumentException($"'{text}' is no shape; expected H/B/T as in 256/16/150, or I/H/B/T.");
        return new(numbers[0], numbers[^3], numbers[^2], numbers[^1]);
    }

    public override string ToString() =>
        Input == Hidden ? $"{Hidden}/{Batch}/{Steps}" : $"{Input}→{Hidden}/{Batch}/{Steps}";
}
