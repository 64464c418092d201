using Kernels.Language;

namespace Kernels;

/// <summary>
/// One trained number. It is a rank-0 <see cref="Vec"/>: in arithmetic it stands for itself at every unit.
/// </summary>
public sealed class Scalar : Vec
{
    /// <summary>Makes a scalar weight.</summary>
    /// <param name="value">Its value.</param>
    public Scalar(double value)
        : base(Storage.Of([value]), isRankZero: true)
    {
    }

    internal Scalar(Storage storage)
        : base(storage, isRankZero: true)
    {
    }

    /// <summary>The number.</summary>
    public double Value => Values[0];
}
