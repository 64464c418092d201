namespace Kernels.Language;

/// <summary>The numbers that an operation is given at one unit, in order; those it does not have are zero.</summary>
internal readonly record struct Arguments(double A, double B = 0, double C = 0, double D = 0);

/// <summary>The value of an operation at one unit.</summary>
internal delegate double Value(in Arguments at);

/// <summary>A derivative of an operation at one unit, given its arguments and its value there.</summary>
internal delegate double Slope(in Arguments at, double value);
