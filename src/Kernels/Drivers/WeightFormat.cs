namespace Kernels;

/// <summary>How an inference layer keeps the weights of its products. Biases and other vectors stay float.</summary>
public enum WeightFormat
{
    /// <summary>As they are: four bytes a weight, and the results of the layer itself, bit by bit.</summary>
    Float32,

    /// <summary>bfloat16, rounded to nearest even: two bytes, relative error of a weight up to 2⁻⁹.</summary>
    BFloat16,

    /// <summary>
    /// Whole numbers of −127 to 127 with one scale per output unit: a byte. Operands are rounded in the same way, with
    /// one scale per row and step, and products are summed exactly.
    /// </summary>
    Int8,
}
