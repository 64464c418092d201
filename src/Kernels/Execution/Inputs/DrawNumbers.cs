namespace Kernels.Execution;

/// <summary>Numbers by which the masks of rows or graphs are drawn, as callers give them.</summary>
internal static class DrawNumbers
{
    /// <summary>The numbers, one for each and none negative.</summary>
    /// <param name="numbers">What was given.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="noun">What is numbered: <c>row</c>.</param>
    /// <param name="property">What they were assigned to.</param>
    /// <exception cref="ArgumentException">There is not one for each, or one is negative.</exception>
    public static int[] Checked(int[] numbers, int count, string noun, string property)
    {
        if (numbers.Length != count)
            throw Invalid.Argument(property,
                $"There are {numbers.Length} {noun} numbers for {count} {noun}s; give one for each {noun}.");
        int negative = Array.FindIndex(numbers, number => number < 0);
        return negative < 0
            ? numbers
            : throw Invalid.Argument(property,
                $"The number of {noun} {negative} is {numbers[negative]}; it must be at least 0.");
    }
}
