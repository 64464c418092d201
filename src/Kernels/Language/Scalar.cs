using Kernels.Language;

namespace Kernels;

/// <summary>
/// One number: a trained one, or an input or state of <c>Step</c> that is a number for each row. It is a rank-0
/// <see cref="Vec"/>: in arithmetic it stands for itself at every unit.
/// </summary>
public sealed class Scalar : Vec
{
    /// <summary>Makes a number.</summary>
    /// <param name="value">Its value.</param>
    public Scalar(double value)
        : base(Storage.Of([value]), isRankZero: true)
    {
    }

    internal Scalar(Storage storage, Recording? tape = null, bool isVariable = false)
        : base(storage, isRankZero: true, tape, isVariable)
    {
    }

    /// <summary>The number.</summary>
    public double Value => Values[0];
}
