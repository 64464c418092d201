namespace Kernels.Benchmarks.Peers;

/// <summary>What one contestant took, medians of the alternations, in microseconds.</summary>
/// <param name="Name">Whose times these are.</param>
internal sealed record Medians(string Name)
{
    public double? Inference { get; init; }

    /// <summary>Training forward.</summary>
    public double? Forward { get; init; }

    /// <summary>Training backward.</summary>
    public double? Backward { get; init; }

    /// <summary>Both together; not the sum of the two medians.</summary>
    public double? Training { get; init; }

    public double? Of(Pass pass) => pass switch
    {
        Pass.Inference => Inference,
        Pass.Forward => Forward,
        Pass.Backward => Backward,
        _ => Training,
    };

    /// <summary>The middle one, or the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
