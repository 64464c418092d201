namespace Kernels.Benchmarks.Compressed;

/// <summary>What was found for one weight format.</summary>
/// <param name="Format">The format.</param>
/// <param name="StreamMicroseconds">Median of a single step of a stream, with the product on x.</param>
/// <param name="SequenceMicroseconds">Median of a whole sequence, per step.</param>
/// <param name="WeightBytes">Weights of the products, packed.</param>
/// <param name="ErrorToFloat">Relative L2 error of outputs against the float layer.</param>
/// <param name="ErrorToDeclaration">Relative L2 error of outputs against the declaration in double.</param>
/// <param name="StateError">Relative L2 error of final states against the declaration in double, the worst state.</param>
internal sealed record CompressedRow(
    WeightFormat Format, double StreamMicroseconds, double SequenceMicroseconds, long WeightBytes,
    double ErrorToFloat, double ErrorToDeclaration, double StateError);
