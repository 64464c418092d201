namespace Kernels.Generator.Parsing;

/// <summary>A C# function that is one operation.</summary>
/// <param name="Operation">Row of the compiler's operation table.</param>
/// <param name="Vectors">Leading arguments that are values; <see cref="AnyNumber"/> for a list of them.</param>
/// <param name="Defaults">
/// Trailing arguments that must be constants, each with its default; NaN where it must be given.
/// </param>
internal sealed record FunctionRow(string Operation, int Vectors, params double[] Defaults)
{
    /// <summary>As many vectors as are given.</summary>
    public const int AnyNumber = -1;

    /// <summary>Whether hyper-parameters, and what is made of them, may stand where the constants do.</summary>
    public bool TakesHypers { get; init; }

    /// <summary>What to pass where something else was given.</summary>
    public string Expected { get; init; } = "a constant";

    /// <summary>What the constants must be; null where any number will do.</summary>
    public Func<double[], ConstantRange?>? Range { get; init; }
}

/// <summary>A constant that is out of range.</summary>
/// <param name="Constant">Position among the constants.</param>
/// <param name="Expected">What it should have been: <c>at least 1</c>.</param>
internal sealed record ConstantRange(int Constant, string Expected);
