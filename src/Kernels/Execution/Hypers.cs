namespace Kernels.Execution;

/// <summary>The values of a cell's hyper-parameters.</summary>
internal static class Hypers
{
    /// <summary>Values in the cell's order: those given, else the defaults.</summary>
    public static double[] Values(CompiledCell cell, IReadOnlyList<(string Name, double Value)> given)
    {
        double[] values = [.. cell.Hypers.Select(hyper => hyper.Default)];
        foreach ((string name, double value) in given)
        {
            int index = Array.FindIndex(cell.Hypers, hyper => hyper.Name == name);
            if (index < 0)
            {
                throw Invalid.Argument("options",
                    $"Cell {cell.Name} has no hyper-parameter '{name}'; it has {Listed(cell)}.");
            }

            values[index] = value;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (cell.Hypers[i].IsRate && values[i] is < 0 or >= 1)
            {
                throw Invalid.Argument("options", FormattableString.Invariant(
                    $"Hyper-parameter '{cell.Hypers[i].Name}' of cell {cell.Name} is {values[i]}; ")
                    + "it is the rate of a mask and must be at least 0 and below 1.");
            }
        }

        int missing = Array.FindIndex(values, double.IsNaN);
        return missing < 0
            ? values
            : throw Invalid.Argument(
                "options",
                $"Hyper-parameter '{cell.Hypers[missing].Name}' of cell {cell.Name} has no default; "
                + "give it in RecurrentOptions.Hypers.");
    }

    private static string Listed(CompiledCell cell) =>
        cell.Hypers.Length == 0 ? "none" : string.Join(", ", cell.Hypers.Select(hyper => hyper.Name));
}
