namespace Kernels.Learning.Optimisers;

/// <summary>Constants of <see cref="Adam"/>, named as in the paper.</summary>
public sealed record AdamOptions
{
    /// <summary>Decay of the first moment, β₁.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the second moment, β₂.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, added to the root of the second moment.</summary>
    public double Epsilon { get; init; } = 1e-8;
}
