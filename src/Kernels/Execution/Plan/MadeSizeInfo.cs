namespace Kernels.Execution;

/// <summary>How a size is made of others.</summary>
public enum MadeSize
{
    /// <summary>The number itself.</summary>
    Constant,

    /// <summary>One size and another.</summary>
    Sum,

    /// <summary>One size times another.</summary>
    Product,

    /// <summary>A size divided by a number and rounded up.</summary>
    Part,

    /// <summary>One of a number of equal parts of a size, which must divide.</summary>
    EqualPart,
}

/// <summary>A size that has a value when others have.</summary>
/// <param name="Kind">How.</param>
/// <param name="First">Size index; of a constant, its value.</param>
/// <param name="Second">Size index; of a part, of the number that divides.</param>
public readonly record struct MadeSizeInfo(MadeSize Kind, int First, int Second);
