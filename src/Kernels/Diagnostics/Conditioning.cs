namespace Kernels.Diagnostics;

/// <summary>
/// How much each tensor of a check moves when everything that it is computed from moves by a rounding to float, and so does what
/// each operation computes. No float kernel can be nearer to the declaration than that: a number that is a small remainder of
/// large terms has few digits, whatever computes it.
/// </summary>
internal static class Conditioning
{
    // Half a unit in the last place of a float, relative to its value at worst.
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>
    /// Euclidean norms of the changes, results first and variables after them. The point is left as it was, its truths
    /// included.
    /// </summary>
    public static double[] Of<TCell>(CheckPoint<TCell> point)
        where TCell : ICell<TCell>
    {
        CheckedTensor[] tensors = [.. point.Results, .. point.Variables];
        var values = tensors.Select(tensor => tensor.Values.ToArray()).ToArray();
        var gradients = tensors.Select(tensor => tensor.Gradient.ToArray()).ToArray();
        var truths = tensors.Select(tensor => tensor.Truth()).ToArray();

        var random = new CheckRandom(1);
        foreach (var tensor in point.Variables)
        {
            foreach (ref var value in tensor.Values.Span)
                value *= 1 + (random.Next(1) < 0 ? -Rounding : Rounding);
        }

        point.Runner.RoundsToFloat = true;
        point.Record();
        point.Runner.RoundsToFloat = false;
        var changes = tensors.Select((tensor, i) => TensorErrors.Distance(tensor.Truth(), truths[i])).ToArray();
        for (var i = 0; i < tensors.Length; i++)
        {
            values[i].CopyTo(tensors[i].Values.Span);
            gradients[i].CopyTo(tensors[i].Gradient.Span);
        }

        return changes;
    }
}
