using System.Globalization;

namespace Kernels.Benchmarks.Parts;

/// <summary>Tiles by name: rows × vectors.</summary>
internal static class TileName
{
    /// <summary>6x4 is six rows by four vectors.</summary>
    public static (int Rows, int Vectors) Parse(string name)
    {
        var numbers = name.Split('x');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
