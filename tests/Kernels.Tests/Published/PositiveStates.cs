namespace Kernels.Tests.Published;

/// <summary>
/// States that are sums of exponentials and that the cell divides by: drawn with both signs they would pass through
/// zero, where no precision bounds the quotient.
/// </summary>
internal static class PositiveStates
{
    private static readonly HashSet<string> Names = ["RwkvTimeMix.denominator", "SLstm.n", "LinearAttention.z", "NeuralTuringHead.w", "MassConservingLstm.c"];

    /// <summary>Between 1/2 and 3/2 for such a state, from a draw between −1 and 1; the draw itself for any other.</summary>
    public static double Of(string cell, string state, double draw) =>
        Names.Contains($"{cell}.{state}") ? Math.Abs(draw) + 0.5 : draw;
}
