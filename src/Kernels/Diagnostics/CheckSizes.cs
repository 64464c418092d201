using Kernels.Execution;

namespace Kernels.Diagnostics;

/// <summary>Values of a cell's sizes for a check.</summary>
internal static class CheckSizes
{
    /// <summary>Input, hidden, and each further size as given by name, or hidden/2 + 1.</summary>
    public static int[] Resolve(CompiledCell compiled, int input, int hidden, (string Size, int Value)[] sizes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(input);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hidden);
        ArgumentNullException.ThrowIfNull(sizes);
        foreach (var (size, value) in sizes)
        {
            if (Array.IndexOf(compiled.Sizes, size) < 2)
            {
                var known = compiled.Sizes.Length > 2
                    ? string.Join(", ", compiled.Sizes[2..])
                    : "none besides Input and Hidden";
                throw new ArgumentException($"{compiled.Name} has no size '{size}'; it has {known}.", nameof(sizes));
            }

            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(sizes));
        }

        var values = compiled.Sizes.Select(name => sizes.LastOrDefault(size => size.Size == name).Value).ToArray();
        for (var index = 2; index < values.Length; index++)
            values[index] = values[index] == 0 ? (hidden / 2) + 1 : values[index];
        (values[0], values[1]) = (input, hidden);
        return values;
    }
}
