using System.Reflection;
using Kernels.Cells;

namespace Kernels.Benchmarks;

/// <summary>The published cells by name.</summary>
internal static class CellRegistry
{
    private static readonly RegisteredCell[] Cells =
    [
        .. typeof(Lstm).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CellAttribute), false))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(Register),
    ];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<RegisteredCell> All => Cells;

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Cells.Select(cell => cell.Name);

    /// <summary>The cell of that name.</summary>
    public static RegisteredCell Find(string name) =>
        Cells.FirstOrDefault(cell => string.Equals(cell.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no cell '{name}' in Kernels.Cells; there are {string.Join(", ", Names)}.");

    private static RegisteredCell Register(Type cell) =>
        (RegisteredCell)typeof(RegisteredCell).GetMethod(nameof(RegisteredCell.Of), BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod(cell).Invoke(null, [])!;
}
