namespace Kernels.Learning.Layers;

/// <summary>Checks of lengths that name what was found and what was expected.</summary>
internal static class Shape
{
    public static void Require(int found, int expected, string what, string parameter)
    {
        if (found != expected)
        {
            throw new ArgumentException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{what} has {expected} elements, but {found} were given."), parameter);
        }
    }

    public static void Require(int found, int rows, int columns, string parameter)
    {
        if (found != (long)rows * columns)
        {
            throw new ArgumentException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{parameter} must hold [{rows}, {columns}] = {(long)rows * columns} elements, but has {found}."),
                parameter);
        }
    }
}
