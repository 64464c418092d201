namespace Kernels.Learning.Losses;

/// <summary>A loss summed over what was predicted.</summary>
/// <param name="Nats">Sum of losses in nats.</param>
/// <param name="Count">Number of predictions.</param>
public readonly record struct LossSum(double Nats, int Count)
{
    /// <summary>Nats per prediction; 0 for none.</summary>
    public double Mean => Count == 0 ? 0 : Nats / Count;

    /// <summary>Both sums together.</summary>
    public static LossSum operator +(LossSum left, LossSum right) =>
        new(left.Nats + right.Nats, left.Count + right.Count);
}
