namespace Kernels.Compiler.Ir;

/// <summary>Rank and symbolic sizes of a value: a number, a vector over units, or a matrix.</summary>
/// <param name="Rows">Size of a vector, or rows of a matrix; null for a number.</param>
/// <param name="Columns">Columns of a matrix; null otherwise.</param>
internal readonly record struct Shape(string? Rows, string? Columns = null)
{
    public static Shape Number => default;

    /// <summary>Name of the number of elements, as slots and loops have it; null for a number.</summary>
    public string? Size => Columns is null ? Rows : SizeText.Product(Rows!, Columns);

    public int Rank => Rows is null ? 0 : Columns is null ? 1 : 2;

    public override string ToString() => Rank switch { 0 => "[]", 1 => $"[{Rows}]", _ => $"[{Rows}, {Columns}]" };
}
