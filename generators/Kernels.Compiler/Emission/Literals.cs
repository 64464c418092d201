using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Emission;

/// <summary>Values as C# literals, whatever the machine's culture.</summary>
internal static class Literals
{
    public static string Text(int value) => NumberText.Print(value);

    public static string Text(bool value) => value ? "true" : "false";

    public static string Text(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    /// <summary>A number where a double is expected.</summary>
    public static string Text(double value) => Special(value, "double") ?? NumberText.Print(value);

    /// <summary>A number of a type: <c>float</c> or <c>double</c>.</summary>
    public static string Text(double value, string type) => type == "float"
        ? Special((float)value, type) ?? NumberText.Print((float)value) + "f"
        : Special(value, type) ?? NumberText.Print(value) + "d";

    private static string? Special(double value, string type) =>
        double.IsNaN(value) ? type + ".NaN"
        : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
        : null;
}
