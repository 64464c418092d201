namespace Kernels.Tests.Published;

/// <summary>
/// Cells whose values jump: a rounded weight moves some unit to the other side, and nothing bounds how far it then is from
/// where it was.
/// </summary>
internal static class JumpingCells
{
    private static readonly HashSet<string> Names = ["LeakyIntegrateAndFire"];

    /// <summary>Whether a cell is one of them.</summary>
    public static bool Has(string cell) => Names.Contains(cell);
}
